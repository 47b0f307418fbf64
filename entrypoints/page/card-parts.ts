import { element } from '../ui/element.ts';
import { message } from '../ui/message.ts';

const paths = {
  close: 'M5 5l10 10M15 5L5 15',
  copy: 'M7 7V4.500A1.500 1.500 0 0 1 8.500 3h7A1.500 1.500 0 0 1 17 4.500v7a1.500 1.500 0 0 1-1.500 1.500H13M4.500 7h7A1.500 1.500 0 0 1 13 8.500v7a1.500 1.500 0 0 1-1.500 1.500h-7A1.500 1.500 0 0 1 3 15.500v-7A1.500 1.500 0 0 1 4.500 7z',
  done: 'M4 10.500l4 4 8-9',
};

/** A small button with a drawn sign. */
export function toolButton(sign: keyof typeof paths, label: string, onClick: () => void): HTMLButtonElement {
  const button = element('button', {
    type: 'button',
    className: 'tool',
    title: label,
    attributes: { 'aria-label': label },
  });
  button.append(drawn(sign));
  button.addEventListener('click', onClick);
  return button;
}

/** A button that copies a text, and says so. */
export function copyButton(text: string): HTMLButtonElement {
  const button = toolButton('copy', message('copy'), () => {
    void copy(text, button).then(() => {
      button.replaceChildren(drawn('done'));
      button.classList.add('is-done');
      button.title = message('copied');
      button.setAttribute('aria-label', message('copied'));
    });
  });
  return button;
}

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

function drawn(sign: keyof typeof paths): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', paths[sign]);
  svg.append(path);
  return svg;
}

/** The clipboard is closed to pages without https and to frames; there an old command copies from a text field. */
async function copy(text: string, beside: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = element('textarea', { value: text });
    beside.after(field);
    field.select();
    document.execCommand('copy');
    field.remove();
  }
}
