import { vi } from 'vitest';
import type { Rectangle } from '../../../../entrypoints/page/geometry.ts';

/** A selection in a window of 800×600 that takes note of what is done to it. */
export function fakeSelection(chosen: Rectangle | null = null) {
  const selection = {
    view: { width: 800, height: 600 },
    chosen,
    choose: vi.fn((rectangle: Rectangle | null) => {
      selection.chosen = rectangle;
    }),
    refuse: vi.fn(),
    finish: vi.fn(),
  };
  return selection;
}
