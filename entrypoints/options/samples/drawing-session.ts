import type { Stroke } from '../../../engine/api.ts';
import { rasterize } from '../../../model/rasterize.ts';
import { requestPersistence } from '../../../training/persistence.ts';
import type { Sample } from '../../../training/sample.ts';
import { classifyGlyphs } from '../shared/classify-glyphs.ts';
import { Observable } from '../shared/observable.ts';
import { changeSamples } from './sample-library.ts';

/** A sample kept in this session, and what the active model read in it. */
export interface DrawnSample {
  readonly sample: Sample;
  /** 0–9, 10 for no digit, null when the model could not be asked. */
  readonly read: number | null;
}

/** Drawing on request: which digit is asked for, and what was kept since the page was opened. */
export interface DrawingSession {
  readonly asked: number;
  /** [10]: how many of each were kept. */
  readonly kept: readonly number[];
  /** Newest last. */
  readonly drawn: readonly DrawnSample[];
}

/** The drawing session of this page. */
export const drawingSession = new Observable<DrawingSession>({
  asked: 0,
  kept: new Array<number>(10).fill(0),
  drawn: [],
});

/** Asks for a digit. */
export function askFor(asked: number): void {
  drawingSession.update({ asked });
}

/** Asks for the next digit without keeping anything. */
export function skipDigit(): void {
  askFor((drawingSession.state.asked + 1) % 10);
}

/**
 * Keeps a drawing as a sample of the digit that is asked for, and asks for the next one, unless another was chosen meanwhile.
 *
 * @throws {StorageFullError} nothing was kept, and the same digit is still asked for
 */
export async function keepDrawing(strokes: readonly Stroke[]): Promise<void> {
  const label = drawingSession.state.asked;
  const glyph = new Uint8Array(rasterize(strokes));
  const read = await classifyGlyphs([glyph]).then(
    ([first]) => first ?? null,
    () => null, // the sample is worth keeping without the model's opinion
  );
  const sample = await changeSamples((store) =>
    store.add({
      label,
      glyph,
      strokes: strokes.map((stroke) => stroke.map(([x, y]) => [x, y] as const)),
      source: 'drawn',
      ...(read !== null && read !== label && { misreadAs: read }),
    }),
  );
  const { asked, kept, drawn } = drawingSession.state;
  if (drawn.length === 0) requestPersistence();
  drawingSession.update({
    asked: asked === label ? (label + 1) % 10 : asked, // the user may have chosen another one meanwhile
    kept: kept.map((count, digit) => count + Number(digit === label)),
    drawn: [...drawn, { sample, read }],
  });
}

/** Takes back the sample that was kept last, and asks for its digit again. */
export async function takeBack(): Promise<void> {
  const { kept, drawn } = drawingSession.state;
  const last = drawn.at(-1);
  if (!last) return;
  await changeSamples((store) => store.delete([last.sample.id]));
  drawingSession.update({
    asked: last.sample.label,
    kept: kept.map((count, digit) => count - Number(digit === last.sample.label)),
    drawn: drawn.slice(0, -1),
  });
}
