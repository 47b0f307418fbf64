import type { EpochSummary, RunProgress } from '../training-state.ts';

const BAR_WIDTH = 24;
const REDRAW_EVERY_MS = 200;

/** A span as a person says it: 1 h 02 min, 3 min 20 s, 8 s. */
export function formatDuration(durationMs: number): string {
  const seconds = Math.round(durationMs / 1000);
  const minutes = Math.floor(seconds / 60);
  if (minutes >= 60) return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
  if (minutes > 0) return `${minutes} min ${String(seconds % 60).padStart(2, '0')} s`;
  return `${seconds} s`;
}

const percent = (share: number) => `${(100 * share).toFixed(2)} %`;

/** The line that stays of an epoch. */
export function formatEpoch({ epoch, loss, accuracy, validation }: EpochSummary, epochs: number): string {
  const held = validation.map((set) => `${set.name} ${percent(set.accuracy)} (loss ${set.loss.toFixed(4)})`);
  return `epoch ${epoch}/${epochs} · loss ${loss.toFixed(4)} · accuracy ${percent(accuracy)} · validation: ${held.join(', ') || 'none'}`;
}

function formatProgress(progress: RunProgress): string {
  const { epoch, epochs, step, totalSteps, imagesPerSecond, remainingMs, loss, accuracy } = progress;
  const filled = Math.floor((BAR_WIDTH * step) / totalSteps);
  const bar = '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled);
  const speed = imagesPerSecond === null ? '' : ` · ${Math.round(imagesPerSecond)} images/s`;
  const left = remainingMs === null ? '' : ` · ${formatDuration(remainingMs)} left`;
  return `${bar} ${((100 * step) / totalSteps).toFixed(1)} % · epoch ${epoch}/${epochs} · loss ${loss.toFixed(4)} · accuracy ${percent(accuracy)}${speed}${left}`;
}

/** A run on a terminal: one line that is drawn again and again. In a log file it is a line now and then instead. */
export interface ProgressBar {
  show(progress: RunProgress): void;
  /** A line that stays. */
  print(line: string): void;
}

/** Shows a run on a stream. */
export function createProgressBar(stream: NodeJS.WriteStream): ProgressBar {
  const everyMs = stream.isTTY ? REDRAW_EVERY_MS : 30_000;
  let drawnAtMs = performance.now();
  return {
    show(progress) {
      if (performance.now() - drawnAtMs < everyMs) return;
      drawnAtMs = performance.now();
      const line = formatProgress(progress);
      stream.write(stream.isTTY ? `\r\x1b[2K${line.slice(0, (stream.columns ?? 120) - 1)}` : `${line}\n`);
    },
    print(line) {
      stream.write(stream.isTTY ? `\r\x1b[2K${line}\n` : `${line}\n`);
    },
  };
}
