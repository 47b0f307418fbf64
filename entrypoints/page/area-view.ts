import { element } from '../ui/element.ts';
import { message } from '../ui/message.ts';
import type { Rectangle } from './geometry.ts';

/** What the user drags over. */
export interface AreaView {
  readonly area: HTMLElement;
  draw(selected: Rectangle | null): void;
  instruct(text: string): void;
}

/** Makes a layer that shows what is selected, and says how to. */
export function areaView(text: string): AreaView {
  const instruction = element('div', { className: 'instruction', id: 'instruction' }, text);
  const selection = element('div', { className: 'selection', hidden: true });
  const attributes = {
    role: 'application',
    'aria-label': message('command_area'),
    'aria-describedby': instruction.id,
  };
  const area = element('div', { className: 'area', tabIndex: 0, attributes }, selection, instruction);
  return {
    area,
    instruct(text) {
      instruction.textContent = text;
    },
    draw(selected) {
      selection.hidden = selected === null;
      area.classList.toggle('has-selection', selected !== null);
      if (!selected) return;
      selection.style.left = `${selected.x}px`;
      selection.style.top = `${selected.y}px`;
      selection.style.width = `${selected.width}px`;
      selection.style.height = `${selected.height}px`;
    },
  };
}
