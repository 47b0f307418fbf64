import { browser } from 'wxt/browser';

/** An element that shows a picture file. */
export type PictureElement = HTMLImageElement | HTMLInputElement | SVGImageElement;

/**
 * Finds the element of a right-click. Firefox tells it. Chrome tells only the picture's address, and a page may show one
 * picture many times: then the element under the pointer is meant, else the one nearest to the middle of the window.
 *
 * @param clicked what the last right-click fell on, where that is known
 */
export function findPicture(srcUrl: string, targetElementId?: number, clicked?: Element): PictureElement | null {
  const target = targetElementId === undefined ? undefined : elementOfMenu(targetElementId);
  const given = [target, clicked].find((element) => element && isPicture(element));
  if (given && (!srcUrl || isShowing(given as PictureElement, srcUrl))) return given as PictureElement;
  const shown = [...pictures(document)].filter((picture) => isShowing(picture, srcUrl));
  return shown.find((picture) => picture.matches(':hover')) ?? nearestToMiddle(shown);
}

/** Address of the file that an element shows; '' when it shows none. */
export function urlOf(picture: PictureElement): string {
  if (picture instanceof HTMLImageElement) return picture.currentSrc || picture.src;
  if (picture instanceof HTMLInputElement) return picture.src;
  return new URL(picture.href.baseVal, document.baseURI).href;
}

function isShowing(picture: PictureElement, srcUrl: string): boolean {
  // Chrome shortens long data: URLs in the menu's information.
  const url = urlOf(picture);
  return url === srcUrl || (srcUrl.startsWith('data:') && srcUrl.length > 100 && url.startsWith(srcUrl.slice(0, -3)));
}

function isPicture(element: Element): element is PictureElement {
  return element.matches('img, input[type="image" i]') || element instanceof SVGImageElement;
}

/** All pictures of a document, those in shadow roots included, closed ones too. */
function* pictures(root: Document | ShadowRoot): Generator<PictureElement> {
  for (const element of root.querySelectorAll('*')) {
    if (isPicture(element)) yield element;
    const shadow = shadowOf(element);
    if (shadow) yield* pictures(shadow);
  }
}

function shadowOf(element: Element): ShadowRoot | null {
  if (!(element instanceof HTMLElement)) return null;
  const { openOrClosedShadowRoot } = element as { openOrClosedShadowRoot?: ShadowRoot | null }; // Firefox
  if (openOrClosedShadowRoot) return openOrClosedShadowRoot;
  const { dom } = browser as { dom?: { openOrClosedShadowRoot(host: HTMLElement): ShadowRoot | null } }; // Chrome
  return dom?.openOrClosedShadowRoot(element) ?? element.shadowRoot;
}

function elementOfMenu(targetElementId: number): Element | undefined {
  const { menus } = browser as { menus?: { getTargetElement(id: number): Element | null } };
  return menus?.getTargetElement(targetElementId) ?? undefined;
}

function nearestToMiddle(elements: PictureElement[]): PictureElement | null {
  const distance = (element: Element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return Math.hypot(x + (width - window.innerWidth) / 2, y + (height - window.innerHeight) / 2);
  };
  return elements.sort((a, b) => distance(a) - distance(b))[0] ?? null;
}
