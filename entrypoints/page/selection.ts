import type { Rectangle, Size } from './geometry.ts';

/** A selection under way: pointer and keys change it alike. */
export interface Selection {
  /** The window, within which it stays. */
  readonly view: Size;
  /** What is selected so far. */
  readonly chosen: Rectangle | null;
  choose(rectangle: Rectangle | null): void;
  /** Says that what was dragged is too small, and goes on. */
  refuse(): void;
  /** Ends it with a rectangle of the window; null cancels. */
  finish(rectangle: Rectangle | null): void;
}
