import { takePageAnswer } from '../page/page-answer.ts';
import { element } from '../ui/element.ts';
import { message } from '../ui/message.ts';

/** Shows what the page itself could not: the answer of a right-click on a page that lets no extension in. */
export async function showPageAnswer(note: HTMLElement): Promise<void> {
  const answer = await takePageAnswer();
  if (!answer) return;
  const close = element('button', { type: 'button', className: 'button button--quiet' }, message('close'));
  close.addEventListener('click', () => {
    note.hidden = true;
  });
  const shown = answer.text ? element('strong', {}, answer.text) : element('span', {}, answer.remark);
  note.replaceChildren(shown, close);
  note.hidden = false;
}
