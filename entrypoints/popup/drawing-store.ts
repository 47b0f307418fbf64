import { browser } from 'wxt/browser';
import type { DrawnStroke } from './drawing.ts';

const KEY = 'popup-drawing';

/** A drawing that outlives the popup, which closes at every click outside it. */
export interface KeptDrawing {
  readonly strokes: readonly DrawnStroke[];
  /** True when its reading was shown, so that it is shown again. */
  readonly hasBeenRead: boolean;
}

/** Keeps the drawing until the browser is closed, in memory only. */
export async function keepDrawing(drawing: KeptDrawing): Promise<void> {
  await browser.storage.session.set({ [KEY]: drawing });
}

/** The drawing that the popup was closed with; empty when there is none. */
export async function keptDrawing(): Promise<KeptDrawing> {
  const { [KEY]: kept } = await browser.storage.session.get(KEY);
  return (kept as KeptDrawing | undefined) ?? { strokes: [], hasBeenRead: false };
}
