/** What a reader has on the page: answers, any number, and at most one selection of an area. */
export interface Stage<Shown> {
  readonly shown: ReadonlySet<Shown>;
  add(one: Shown): void;
  close(one: Shown): void;
  /** Closes every answer. False while an area is being selected: what the user does is meant for the selection then. */
  dismiss(): boolean;
  /**
   * Lets the user select an area; does nothing while one is being selected already.
   *
   * @param ask resolves with the area, or with null when it was cancelled
   */
  select<Area>(ask: () => Promise<Area | null>, onSelected: (area: Area) => void): Promise<void>;
}

/**
 * An empty stage.
 *
 * @param onEmpty called once: when nothing is shown any more, and nothing is being selected
 */
export function createStage<Shown extends { remove(): void }>(onEmpty: () => void): Stage<Shown> {
  const shown = new Set<Shown>();
  let isSelecting = false;
  let hasEnded = false;

  const endWhenEmpty = () => {
    if (hasEnded || isSelecting || shown.size > 0) return;
    hasEnded = true;
    onEmpty();
  };
  const close = (one: Shown) => {
    if (!shown.delete(one)) return;
    one.remove();
    endWhenEmpty();
  };

  return {
    shown,
    add: (one) => void shown.add(one),
    close,
    dismiss() {
      if (isSelecting) return false;
      for (const one of shown) close(one);
      return true;
    },
    async select(ask, onSelected) {
      if (isSelecting) return;
      isSelecting = true;
      try {
        const area = await ask();
        if (area) onSelected(area);
      } finally {
        isSelecting = false;
        endWhenEmpty();
      }
    },
  };
}
