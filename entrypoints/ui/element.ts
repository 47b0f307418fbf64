/** Properties of an element made by `element`: its own, plus attributes and data by name. */
export type ElementProperties<T> = Partial<Omit<T, 'attributes' | 'dataset' | 'style'>> & {
  attributes?: Record<string, string>;
  dataset?: Record<string, string>;
};

/**
 * Makes an element without innerHTML, so that it works under every Content-Security-Policy and Trusted Types.
 *
 * @param children elements, or text
 */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: ElementProperties<HTMLElementTagNameMap[K]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const { attributes = {}, dataset = {}, ...own } = properties;
  const made = document.createElement(tag);
  Object.assign(made, own);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  Object.assign(made.dataset, dataset);
  made.append(...children);
  return made;
}
