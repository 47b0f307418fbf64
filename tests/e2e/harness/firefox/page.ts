import { writeFile } from 'node:fs/promises';
import type { PageCode, Pointer, TestPage, ViewportPoint } from '../browser.ts';
import { waitFor } from '../wait.ts';
import { type BrowsingContext, type PopupElement, runInChrome, type Target } from './chrome-script.ts';
import type { Marionette } from './marionette.ts';

type Phase = 'down' | 'move' | 'up';

/** A document in Firefox: tab, frame and popup are alike. */
export class FirefoxPage implements TestPage {
  readonly #marionette: Marionette;
  readonly target: Target;

  constructor(marionette: Marionette, target: Target) {
    this.#marionette = marionette;
    this.target = target;
  }

  evaluate<Value, Args extends unknown[] = []>(code: PageCode<Args, Value>, ...args: Args): Promise<Value> {
    return this.#execute(`return (${code})(...arguments)`, args, null);
  }

  evaluateInShadow<Value, Args extends unknown[] = []>(
    host: string,
    code: PageCode<[ShadowRoot, ...Args], Value>,
    ...args: Args
  ): Promise<Value> {
    const script = `
      const [host, ...rest] = arguments;
      const element = document.querySelector(host);
      if (!element || !element.openOrClosedShadowRoot) throw new Error('No shadow root at ' + host);
      return (${code})(element.openOrClosedShadowRoot, ...rest)`;
    return this.#execute(script, [host, ...args], 'system');
  }

  async drag(points: readonly ViewportPoint[], pointer: Pointer = 'mouse'): Promise<void> {
    const way: (readonly [Phase, ViewportPoint])[] = [
      ['down', points[0]!],
      ...points.slice(1).map((point) => ['move', point] as const),
      ['up', points.at(-1)!],
    ];
    const events = way.map(([phase, point]) =>
      pointer === 'touch' ? touch(phase, point) : mouse(pointer, phase, point),
    );
    await this.#dispatch(events);
  }

  async press(key: string): Promise<void> {
    const modifiers = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };
    const eventData = {
      key,
      code: codeOf(key),
      location: 0,
      printable: key.length === 1,
      ...modifiers,
    };
    await this.#dispatch([
      { eventName: 'synthesizeKeyDown', details: { eventData } },
      { eventName: 'synthesizeKeyUp', details: { eventData } },
    ]);
  }

  async chooseFiles(selector: string, paths: readonly string[]): Promise<void> {
    await runInChrome(
      this.#marionette,
      async ({ query }, target, selector, text) => {
        const elem = await query(target, 'findElement', { strategy: 'css selector', selector, opts: { all: false } });
        await query(target, 'sendKeysToElement', { elem, text, capabilities: { 'moz:webdriverClick': true } });
      },
      this.target,
      selector,
      paths.join('\n'),
    );
  }

  async frame(addressPart: string): Promise<FirefoxPage> {
    const contextId = await waitFor(`a frame with ${addressPart}`, () =>
      runInChrome(
        this.#marionette,
        ({ contextOf }, target, addressPart) => {
          const within = ({ children }: BrowsingContext): BrowsingContext[] =>
            children.flatMap((child) => [child, ...within(child)]);
          return within(contextOf(target)).find((context) =>
            context.currentWindowGlobal?.documentURI.spec.includes(addressPart),
          )?.id;
        },
        this.target,
        addressPart,
      ),
    );
    return new FirefoxPage(this.#marionette, { contextId });
  }

  async screenshot(path: string): Promise<void> {
    const base64 = await runInChrome(
      this.#marionette,
      async ({ window, contextOf }, target) => {
        const bitmap = await contextOf(target).currentWindowGlobal.drawSnapshot(null, 1, 'white');
        const canvas = window.document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas') as HTMLCanvasElement;
        canvas.width = bitmap.width;
        canvas.height = bitmap.height;
        canvas.getContext('2d')!.drawImage(bitmap, 0, 0);
        return canvas.toDataURL('image/png').replace(/^[^,]*,/, '');
      },
      this.target,
    );
    await writeFile(path, Buffer.from(base64, 'base64'));
  }

  async close(): Promise<void> {
    await runInChrome(
      this.#marionette,
      ({ window }, target) => {
        const { gBrowser, document } = window;
        const id = 'browserId' in target ? target.browserId : 0;
        const tab = [...gBrowser.tabs].find(({ linkedBrowser }) => linkedBrowser.browserId === id);
        if (tab) gBrowser.removeTab(tab);
        else document.querySelector('.webextension-popup-browser')?.closest<PopupElement>('panel')?.hidePopup();
      },
      this.target,
    );
  }

  /** Gives the document trusted events, as a window system would. */
  #dispatch(events: readonly { eventName: string; details: object }[]): Promise<void> {
    return runInChrome(
      this.#marionette,
      async ({ query }, target, events) => {
        for (const event of events) await query(target, '_dispatchEvent', event);
      },
      this.target,
      [...events],
    );
  }

  #execute<Value>(script: string, args: readonly unknown[], sandboxName: 'system' | null): Promise<Value> {
    return runInChrome(
      this.#marionette,
      async ({ query }, target, script, args, sandboxName) => {
        const opts = { sandboxName, newSandbox: true, timeout: 60_000 };
        return (await query(target, 'executeScript', { script, args, opts })) as Value;
      },
      this.target,
      script,
      [...args],
      sandboxName,
    );
  }
}

/** The key's place on the keyboard. */
function codeOf(key: string): string {
  if (key === ' ') return 'Space';
  return /^\d$/.test(key) ? `Digit${key}` : key;
}

function mouse(pointer: 'mouse' | 'pen', phase: Phase, [x, y]: ViewportPoint) {
  const eventData = {
    type: `mouse${phase}`,
    button: 0,
    buttons: phase === 'up' ? 0 : 1,
    clickCount: 1,
    inputSource: pointer === 'pen' ? 2 : 1, // MOZ_SOURCE_PEN, MOZ_SOURCE_MOUSE
    pressure: phase === 'up' ? 0 : 0.5,
  };
  return { eventName: 'synthesizeMouseAtPoint', details: { x, y, eventData } };
}

function touch(phase: Phase, [x, y]: ViewportPoint) {
  const type = { down: 'touchstart', move: 'touchmove', up: 'touchend' }[phase];
  const one = { id: [1], rx: [1], ry: [1], angle: [0], force: [0.5], tiltx: [0], tilty: [0], twist: [0] };
  return { eventName: 'synthesizeMultiTouch', details: { eventData: { type, x: [x], y: [y], ...one, modifiers: 0 } } };
}
