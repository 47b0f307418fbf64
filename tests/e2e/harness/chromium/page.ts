import type { CDPSession, ElementHandle, Frame, KeyInput, Page } from 'puppeteer-core';
import type { PageCode, Pointer, TestPage, ViewportPoint } from '../browser.ts';
import { waitFor } from '../wait.ts';

/** A document in Chromium. */
export class ChromiumPage implements TestPage {
  /** The tab or popup that the document is in. */
  readonly page: Page;
  readonly #frame: Frame;

  constructor(page: Page, frame = page.mainFrame()) {
    this.page = page;
    this.#frame = frame;
  }

  evaluate<Value, Args extends unknown[] = []>(code: PageCode<Args, Value>, ...args: Args): Promise<Value> {
    return this.#frame.evaluate(code as (...args: unknown[]) => unknown, ...args) as Promise<Value>;
  }

  async evaluateInShadow<Value, Args extends unknown[] = []>(
    host: string,
    code: PageCode<[ShadowRoot, ...Args], Value>,
    ...args: Args
  ): Promise<Value> {
    const element = await this.#frame.$(host);
    if (!element) throw new Error(`No element ${host} in ${this.#frame.url()}`);
    // The protocol sees closed roots, which puppeteer's own selectors don't.
    const { client } = this.#frame as Frame & { readonly client: CDPSession };
    const { node } = await client.send('DOM.describeNode', { objectId: element.remoteObject().objectId, pierce: true });
    const backendNodeId = node.shadowRoots?.[0]?.backendNodeId;
    if (!backendNodeId) throw new Error(`No shadow root at ${host}`);
    const { object } = await client.send('DOM.resolveNode', { backendNodeId });
    const { result, exceptionDetails } = await client.send('Runtime.callFunctionOn', {
      objectId: object.objectId,
      functionDeclaration: `function (...args) { return (${code})(this, ...args); }`,
      arguments: args.map((value) => ({ value })),
      returnByValue: true,
      awaitPromise: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as Value;
  }

  async drag(points: readonly ViewportPoint[], pointer: Pointer = 'mouse'): Promise<void> {
    const [start, ...rest] = points;
    const [x, y] = start!;
    if (pointer === 'touch') {
      const touch = await this.page.touchscreen.touchStart(x, y);
      for (const [x, y] of rest) await touch.move(x, y);
      await touch.end();
      return;
    }
    const session = await this.page.createCDPSession();
    const send = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', [x, y]: ViewportPoint, buttons: number) =>
      session.send('Input.dispatchMouseEvent', {
        type,
        x,
        y,
        buttons,
        button: type === 'mouseMoved' && buttons === 0 ? 'none' : 'left',
        clickCount: 1,
        pointerType: pointer,
        force: buttons ? 0.5 : 0,
      });
    await send('mouseMoved', start!, 0);
    await send('mousePressed', start!, 1);
    for (const point of rest) await send('mouseMoved', point, 1);
    await send('mouseReleased', points.at(-1)!, 0);
    await session.detach();
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key as KeyInput);
  }

  async chooseFiles(selector: string, paths: readonly string[]): Promise<void> {
    const input = (await this.#frame.$(selector)) as ElementHandle<HTMLInputElement> | null;
    if (!input) throw new Error(`No element ${selector} in ${this.#frame.url()}`);
    await input.uploadFile(...paths);
  }

  async frame(addressPart: string): Promise<ChromiumPage> {
    const frame = await waitFor(`a frame with ${addressPart}`, () =>
      this.page.frames().find((frame) => frame !== this.page.mainFrame() && frame.url().includes(addressPart)),
    );
    return new ChromiumPage(this.page, frame);
  }

  async screenshot(path: string): Promise<void> {
    await this.page.screenshot({ path: path as `${string}.png` });
  }

  async close(): Promise<void> {
    await this.page.close();
  }
}
