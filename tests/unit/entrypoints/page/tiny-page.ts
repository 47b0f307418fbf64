import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { vi } from 'vitest';

const messages: Record<string, { message: string }> = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../../../public/_locales/en/messages.json'), 'utf8'),
);

/** As much of an element as the card of an answer makes use of. */
class TinyElement extends EventTarget {
  readonly dataset: Record<string, string> = {};
  className = '';
  children: (TinyElement | string)[] = [];
  readonly #attributes = new Map<string, string>();

  get textContent(): string {
    return this.children.map((child) => (typeof child === 'string' ? child : child.textContent)).join('');
  }
  set textContent(text: string) {
    this.children = [text];
  }
  get firstElementChild(): TinyElement | null {
    return this.children.find((child) => child instanceof TinyElement) ?? null;
  }
  readonly classList = {
    contains: (name: string) => this.className.split(' ').includes(name),
    add: (name: string) => void this.classList.toggle(name, true),
    remove: (name: string) => void this.classList.toggle(name, false),
    toggle: (name: string, isOn: boolean) => {
      const others = this.className.split(' ').filter((other) => other !== name);
      this.className = (isOn ? [...others, name] : others).join(' ');
    },
  };
  append(...nodes: (TinyElement | string)[]): void {
    this.children.push(...nodes);
  }
  replaceChildren(...nodes: (TinyElement | string)[]): void {
    this.children = nodes;
  }
  setAttribute(name: string, value: string): void {
    this.#attributes.set(name, value);
  }
  getAttribute(name: string): string | null {
    return this.#attributes.get(name) ?? null;
  }
  click(): void {
    this.dispatchEvent(new Event('click'));
  }
  after(): void {}
  remove(): void {}
  select(): void {}
  focus(): void {}
}

/** Puts a document in place, and the texts of the extension in English. Import it before what uses them. */
export const document = {
  createElement: () => new TinyElement(),
  createElementNS: () => new TinyElement(),
  execCommand: vi.fn(() => true),
};

/** The background: what the page asks of it. */
export const sendMessage = vi.fn();

vi.stubGlobal('document', document);
vi.stubGlobal('chrome', {
  i18n: {
    getMessage: (key: string, values: string[]) =>
      messages[key]!.message.replace(/\$(\d)/g, (_, place) => values[Number(place) - 1] ?? ''),
  },
  runtime: { sendMessage },
});
