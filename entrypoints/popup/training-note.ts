import { openRunStore } from '../../training/service/run-store.ts';
import { element } from '../ui/element.ts';
import { message } from '../ui/message.ts';

/** Says that a training ended while no page was open. The options page, which the button opens, tells how. */
export async function showTrainingNote(note: HTMLElement, openOptions: () => void): Promise<void> {
  const store = await openRunStore();
  const ending = await store.ending().finally(() => store.close());
  if (!ending) return;
  const button = element('button', { type: 'button', className: 'button' }, message('popup_training_show'));
  button.addEventListener('click', openOptions);
  note.replaceChildren(element('span', {}, message(`popup_training_${ending.kind}`)), button);
  note.hidden = false;
}
