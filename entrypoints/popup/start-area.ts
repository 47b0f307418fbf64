import { ask } from '../page/ask.ts';
import { errorText } from '../ui/error-text.ts';
import { message } from '../ui/message.ts';
import { showNote } from './page-answer-view.ts';

/** Lets the user drag around digits on the page, which the popup makes way for; says where that cannot be. */
export async function startArea(note: HTMLElement): Promise<void> {
  try {
    if (await ask({ kind: 'read-area' })) window.close();
    else showNote(note, { text: '', remark: message('error_refused') });
  } catch (error) {
    showNote(note, { text: '', remark: errorText(error) });
  }
}
