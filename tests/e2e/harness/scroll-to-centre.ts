/** Page code: brings an element to the middle of the view, and gives its centre in the viewport. */
export function scrollToCentre(selector: string): readonly [x: number, y: number] {
  const element = document.querySelector(selector);
  if (!element) throw new Error(`No element ${selector} in ${location.href}`);
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { left, top, width, height } = element.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
}
