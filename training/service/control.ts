/** Pausing and stopping of one training. */
export interface TrainingControl {
  readonly signal: AbortSignal;
  readonly isPaused: boolean;
  pause(): void;
  resume(): void;
  /** Ends a pause too. */
  stop(): void;
  /** Resolves when there is no pause (any more). */
  whenResumed(): Promise<void>;
}

/** A control that is neither paused nor stopped. */
export function createControl(): TrainingControl {
  const controller = new AbortController();
  let pause: PromiseWithResolvers<void> | null = null;
  const resume = () => {
    pause?.resolve();
    pause = null;
  };
  return {
    signal: controller.signal,
    get isPaused() {
      return pause !== null;
    },
    pause() {
      pause ??= Promise.withResolvers<void>();
    },
    resume,
    stop() {
      controller.abort();
      resume();
    },
    whenResumed: () => pause?.promise ?? Promise.resolve(),
  };
}
