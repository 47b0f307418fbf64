/**
 * Dismisses what is shown when the user presses Escape, or presses outside it.
 *
 * @param views the windows to listen in
 * @param isInside whether an event hit what is shown
 * @param dismiss returns whether the user's wish was meant for it; the page gets no Escape that was
 * @returns stops listening
 */
export function listenToDismissal(
  views: ReadonlySet<EventTarget>,
  isInside: (target: EventTarget | null) => boolean,
  dismiss: () => boolean,
): () => void {
  const onKey = (event: Event) => {
    if ((event as KeyboardEvent).key !== 'Escape' || !dismiss()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const onPress = (event: Event) => {
    if ((event as PointerEvent).button === 0 && !isInside(event.target)) dismiss();
  };
  const listen = (method: 'addEventListener' | 'removeEventListener') => {
    for (const view of views) {
      view[method]('keydown', onKey, { capture: true });
      view[method]('pointerdown', onPress, { capture: true });
    }
  };
  listen('addEventListener');
  return () => listen('removeEventListener');
}
