import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** Whether the focus is nowhere: what had it is gone. */
export const isFocusLost = (): boolean => document.activeElement === document.body || document.activeElement === null;

/**
 * Gives the focus to what takes the place of the button that was pressed: when that one is gone the browser leaves the
 * focus nowhere, and a keyboard would begin again at the top of the page. Takes it from nobody, and not on opening the page.
 *
 * @param place an element with `tabIndex={-1}`
 */
export function useFocusWhenLost(place: RefObject<HTMLElement>): void {
  useEffect(() => {
    if (isFocusLost() && navigator.userActivation?.hasBeenActive) place.current?.focus({ preventScroll: true });
  }, []);
}
