import type { TrainingOutcome, TrainingProgress } from '../api.ts';
import type { RunRecord } from './run-store.ts';

type Listener = (progress: TrainingProgress) => unknown;

/** More reports than this are thinned to half: whoever comes late needs the way so far, not each step of it. */
const MAX_REPORTS = 400;
/** A listener that has not come back from more reports is told none until it has: its page stalls, or was closed. */
const MAX_UNANSWERED = 50;

/** The training that this trainer is doing: its way so far, and who follows it. */
export class TrainingUnderWay {
  readonly record: RunRecord;
  readonly outcome: Promise<TrainingOutcome>;
  #reports: TrainingProgress[] = [];
  readonly #unanswered = new Map<Listener, number>();

  /** @param work trains, and reports to the function it is given */
  constructor(record: RunRecord, work: (report: (progress: TrainingProgress) => void) => Promise<TrainingOutcome>) {
    this.record = record;
    this.outcome = work((progress) => this.#tell(progress));
  }

  /** The latest report; null before the first. */
  get progress(): TrainingProgress | null {
    return this.#reports.at(-1) ?? null;
  }

  /** Tells a listener the way so far, and from now on every report. @returns the outcome, once it is there */
  follow(listener: Listener): Promise<TrainingOutcome> {
    for (const progress of this.#reports) void listener(progress);
    this.#unanswered.set(listener, 0);
    return this.outcome;
  }

  #tell(progress: TrainingProgress): void {
    this.#reports.push(progress);
    // Ends of epochs are in every later report.
    if (this.#reports.length > MAX_REPORTS) this.#reports = this.#reports.filter((_, index) => index % 2 === 1);
    for (const [listener, count] of this.#unanswered) {
      if (count > MAX_UNANSWERED) continue;
      this.#unanswered.set(listener, count + 1);
      const answered = () => void this.#unanswered.set(listener, this.#unanswered.get(listener)! - 1);
      // Over Comlink a listener is asynchronous, and never answers once its page is gone.
      Promise.resolve(listener(progress)).then(answered, answered);
    }
  }
}
