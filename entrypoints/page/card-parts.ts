import { element } from '../ui/element.ts';

/** A line of small print. */
export function fine(text: string, kind = ''): HTMLElement {
  return element('p', { className: `fine ${kind}` }, text);
}

/** A button with words. */
export function actionButton(text: string, onClick: () => void): HTMLButtonElement {
  const button = element('button', { type: 'button', className: 'action' }, text);
  button.addEventListener('click', onClick);
  return button;
}
