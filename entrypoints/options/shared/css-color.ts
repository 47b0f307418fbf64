/**
 * The colour that a custom property has now, for canvases, which know no `var()`. Resolved through an element, so
 * that `light-dark()` and `color-mix()` are computed.
 */
export function cssColor(property: `--${string}`): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${property})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
