/** What draws: the pointer types of Pointer Events. */
export type Pointer = 'mouse' | 'touch' | 'pen';

/** A point of the page's viewport, in CSS pixels. */
export type ViewportPoint = readonly [x: number, y: number];

/** Code that runs in the page. It is sent as text, so it may use its arguments and the page's globals, and nothing else. */
export type PageCode<Args extends unknown[], Value> = (...args: Args) => Value | Promise<Value>;

/** A document under test: a tab, a frame of it, or the popup of the action. The same in every browser. */
export interface TestPage {
  /** Runs code in the page's own world; arguments and value cross as JSON. */
  evaluate<Value, Args extends unknown[] = []>(code: PageCode<Args, Value>, ...args: Args): Promise<Value>;
  /** Runs code on the shadow root of an element, a closed one too. */
  evaluateInShadow<Value, Args extends unknown[] = []>(
    host: string,
    code: PageCode<[ShadowRoot, ...Args], Value>,
    ...args: Args
  ): Promise<Value>;
  /** Presses at the first point, moves along the others and lifts at the last, with trusted events. */
  drag(points: readonly ViewportPoint[], pointer?: Pointer): Promise<void>;
  /** Presses and releases a key of the name that `KeyboardEvent.key` has. */
  press(key: string): Promise<void>;
  /** Chooses files in an `<input type="file">`. */
  chooseFiles(selector: string, paths: readonly string[]): Promise<void>;
  /** The document of the frame whose address contains the text. */
  frame(addressPart: string): Promise<TestPage>;
  /** Writes a PNG of what is seen. */
  screenshot(path: string): Promise<void>;
  close(): Promise<void>;
}

/** An item that the extension adds to the context menu. */
export interface MenuItem {
  /** As the extension's listener is given it. */
  readonly id: string;
  /** Part of what the user reads. */
  readonly label: string;
  /** What was clicked: its own item is offered on pictures alone. */
  readonly context: 'image' | 'page';
}

/** How a browser shows itself: not at all, to the user, or on a virtual screen where its real menus can be opened. */
export type Showing = 'headless' | 'visible' | { readonly display: string };

/** A browser with the built extension in a fresh profile. */
export interface TestBrowser {
  readonly name: 'chromium' | 'firefox';
  /** How the context menu is opened: really, or by handing the click to the extension's listener. */
  readonly contextMenu: 'real' | 'dispatched';
  /** The welcome page, which the extension opened by itself when it was installed. */
  readonly welcome: TestPage;
  /** Resolves when the browser has ended, by `close` or by the user's hand. */
  readonly closed: Promise<void>;
  /** The address of one of the extension's own files, e.g. `options.html`. */
  extensionUrl(path: string): string;
  /** Opens a tab in front and waits until it has loaded. */
  open(url: string): Promise<TestPage>;
  /** Opens the real popup of the action over the tab. */
  openPopup(over: TestPage): Promise<TestPage>;
  /** Right-clicks the element (of a frame, where its address is given), and chooses the item of the menu. */
  chooseFromContextMenu(page: TestPage, selector: string, item: MenuItem, frameAddress?: string): Promise<void>;
  /** Errors since the last call: uncaught ones and those written to the console, of pages, workers and background. */
  takeProblems(): Promise<string[]>;
  close(): Promise<void>;
}
