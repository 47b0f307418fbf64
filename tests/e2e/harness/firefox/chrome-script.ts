import type { Marionette } from './marionette.ts';

/**
 * Runs code in Firefox's own (privileged) scope, where its windows, menus and every document can be reached. The code is
 * sent as text: it may use its arguments and Firefox's globals, and nothing else.
 *
 * @throws {Error} the code threw
 */
export async function runInChrome<Value, Args extends unknown[]>(
  marionette: Marionette,
  code: (firefox: Firefox, ...args: Args) => Value | Promise<Value>,
  ...args: Args
): Promise<Value> {
  const script = `
    const given = Array.from(arguments);
    const done = given.pop();
    const contextOf = ({ browserId, contextId }) => {
      const context = browserId ? BrowsingContext.getCurrentTopByBrowserId(browserId) : BrowsingContext.get(contextId);
      if (!context || !context.currentWindowGlobal) throw new Error('The document is gone');
      return context;
    };
    const query = (target, name, message) =>
      contextOf(target).currentWindowGlobal.getActor('MarionetteCommands').sendQuery('MarionetteCommandsParent:' + name, message);
    Promise.resolve()
      .then(() => (${code})({ window, contextOf, query }, ...given))
      .then((value) => done({ value }), (error) => done({ error: String(error && error.message || error) }));`;
  const answer = (await marionette.send('WebDriver:ExecuteAsyncScript', { script, args })) as {
    value: { value: Value } | { error: string };
  };
  if ('error' in answer.value) throw new Error(answer.value.error);
  return answer.value.value;
}

/** Names a document: that of a tab or popup, which stays the same across navigations, or that of a frame. */
export type Target = { readonly browserId: number } | { readonly contextId: number };

/** What privileged code is given. */
export interface Firefox {
  readonly window: FirefoxWindow;
  /** @throws {Error} the document is gone */
  contextOf(target: Target): BrowsingContext;
  /** Asks the document's Marionette actor, which runs scripts and gives events in whichever process it lives. */
  query(target: Target, name: string, message: object): Promise<unknown>;
}

/** A document, as Firefox's parent process sees it. */
export interface BrowsingContext {
  readonly id: number;
  readonly children: readonly BrowsingContext[];
  readonly currentWindowGlobal: {
    readonly documentURI: { readonly spec: string };
    drawSnapshot(rect: DOMRect | null, scale: number, background: string): Promise<ImageBitmap>;
  };
}

/** The `<browser>` of a tab or popup. */
export interface BrowserElement extends Element {
  readonly browserId: number;
  readonly currentURI: { readonly spec: string };
}

/** A menu or a panel of the browser's own. */
export interface PopupElement extends HTMLElement {
  readonly state: 'closed' | 'showing' | 'open' | 'hiding';
  activateItem(item: Element): void;
  hidePopup(): void;
}

interface Tab {
  readonly linkedBrowser: BrowserElement;
}

/** What the tests use of a browser window's global scope. */
export interface FirefoxWindow extends Window {
  readonly ChromeUtils: { importESModule(url: string): unknown };
  readonly Services: {
    readonly scriptSecurityManager: { getSystemPrincipal(): unknown };
    readonly console: { getMessageArray(): unknown[]; reset(): void };
  };
  readonly WebExtensionPolicy: { getByID(id: string): { readonly extension: object } };
  readonly gBrowser: {
    selectedTab: Tab;
    readonly tabs: readonly Tab[];
    addTab(url: string, options: object): Tab;
    removeTab(tab: Tab): void;
  };
}
