import { element } from '../ui/element.ts';
import { language } from '../ui/language.ts';
import css from './answer.css?inline';

/** Name of the element that holds the answers; the page sees it, and nothing in it. */
const TAG = 'digit-reader-answers';

/** Time in which the browser asks what lies under a right-click. */
const MENU_MS = 300;

/** The layer above a page in which answers are shown. */
export interface OverlayRoot {
  readonly window: Window;
  /** Adds to the layer. */
  append(...nodes: Node[]): void;
  /** Tells those who hear the page rather than see it. */
  say(text: string): void;
  /** Whether an event outside hit the layer: all that is in it shows as one element. */
  holds(target: EventTarget | null): boolean;
  /** Takes the layer off the page. */
  remove(): void;
}

/**
 * Lays a layer over a page: a closed shadow root in the top layer, so that neither the page's styles nor its layout, its
 * dialogs or its full screen mind it. Styles come as a constructed sheet, which every Content-Security-Policy allows.
 */
export function createOverlayRoot(root: Window): OverlayRoot {
  const { document } = root;
  const host = document.createElement(TAG);
  host.lang = language(); // the page's own may be another
  host.style.cssText =
    'all: initial !important; position: fixed !important; inset: 0 !important; display: block !important; ' +
    'width: auto !important; height: auto !important; pointer-events: none !important; overflow: visible !important; ' +
    'background: none !important; border: 0 !important; z-index: 2147483647 !important;';
  host.popover = 'manual';
  const shadow = host.attachShadow({ mode: 'closed' });
  addStyles(shadow, root);
  letMenusThrough(host, shadow);
  // There before its text: screen readers tell only what changes.
  const status = element('p', { className: 'visually-hidden', attributes: { role: 'status' } });
  shadow.append(status);
  // While a dialog is modal, all outside it is dead to clicks and keys.
  const dialog = [...document.querySelectorAll('dialog:modal')].at(-1);
  (dialog ?? document.documentElement).append(host);
  // Above what came to the top layer since: a dialog, or an element in full screen.
  const raise = () => {
    if (host.matches(':popover-open')) host.hidePopover();
    host.showPopover();
  };
  raise();
  document.addEventListener('fullscreenchange', raise);
  return {
    window: root,
    append: (...nodes) => shadow.append(...nodes),
    say(text) {
      status.textContent = text;
    },
    holds: (target) => target === host,
    remove() {
      document.removeEventListener('fullscreenchange', raise);
      host.remove();
    },
  };
}

/** Hides every answer, of this frame and of others, while a screenshot is taken. */
export function setOverlaysHidden(document: Document, isHidden: boolean): void {
  for (const host of document.querySelectorAll<HTMLElement>(TAG)) {
    if (isHidden) host.style.setProperty('visibility', 'hidden', 'important');
    else host.style.removeProperty('visibility');
  }
}

/** A right-click is for the picture below, which may be read again, or for another one that a card happens to cover. */
function letMenusThrough(host: HTMLElement, shadow: ShadowRoot): void {
  shadow.addEventListener('pointerdown', (event) => {
    const { button, ctrlKey } = event as PointerEvent;
    if (button !== 2 && !(button === 0 && ctrlKey)) return;
    host.classList.add('is-let-through');
    setTimeout(() => host.classList.remove('is-let-through'), MENU_MS);
  });
}

function addStyles(shadow: ShadowRoot, root: Window): void {
  try {
    const sheet = new (root as Window & typeof globalThis).CSSStyleSheet();
    sheet.replaceSync(css);
    shadow.adoptedStyleSheets = [sheet];
  } catch {
    // Firefox keeps constructed sheets from content scripts; there their style elements are above the page's policy.
    const style = root.document.createElement('style');
    style.textContent = css;
    shadow.append(style);
  }
}
