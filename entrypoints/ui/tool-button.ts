import { element } from './element.ts';

const paths = {
  close: 'M5 5l10 10M15 5L5 15',
  copy: 'M7 7V4.500A1.500 1.500 0 0 1 8.500 3h7A1.500 1.500 0 0 1 17 4.500v7a1.500 1.500 0 0 1-1.500 1.500H13M4.500 7h7A1.500 1.500 0 0 1 13 8.500v7a1.500 1.500 0 0 1-1.500 1.500h-7A1.500 1.500 0 0 1 3 15.500v-7A1.500 1.500 0 0 1 4.500 7z',
  done: 'M4 10.500l4 4 8-9',
  failed: 'M10 4v8M10 15.500v.5',
};

/** A small button with a drawn sign. */
export function toolButton(sign: keyof typeof paths, label: string, onClick: () => void): HTMLButtonElement {
  const button = element('button', { type: 'button', className: 'tool' });
  showTool(button, sign, label);
  button.addEventListener('click', onClick);
  return button;
}

/** Gives a small button another sign and another name. */
export function showTool(button: HTMLButtonElement, sign: keyof typeof paths, label: string): void {
  button.replaceChildren(drawn(sign));
  button.title = label;
  button.setAttribute('aria-label', label);
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
