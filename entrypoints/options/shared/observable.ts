import { useEffect, useState } from 'preact/hooks';

/** A value that views follow: the state of one part of the page, replaced as a whole at every change. */
export class Observable<State> {
  #state: State;
  readonly #listeners = new Set<() => void>();

  constructor(initial: State) {
    this.#state = initial;
  }

  get state(): State {
    return this.#state;
  }

  /** Changes the fields given and tells who follows. */
  update(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  /** @returns a function that stops following */
  follow(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/** Renders a component again whenever the observable changes. */
export function useObservable<State>(observable: Observable<State>): State {
  const [state, setState] = useState(observable.state);
  useEffect(() => {
    setState(observable.state);
    return observable.follow(() => setState(observable.state));
  }, [observable]);
  return state;
}
