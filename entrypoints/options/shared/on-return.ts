/** Calls whenever the user comes back to this page, from another tab, window or the popup. @returns a function that ends it */
export function onReturn(call: () => void): () => void {
  const ways = ['focus', 'visibilitychange'] as const;
  const listener = () => {
    if (document.visibilityState === 'visible') call();
  };
  for (const way of ways) window.addEventListener(way, listener);
  return () => {
    for (const way of ways) window.removeEventListener(way, listener);
  };
}
