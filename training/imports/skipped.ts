import type { SkippedFiles } from '../api.ts';

const MAX_EXAMPLES = 5;

/** Collects what an import leaves out, by reason. */
export class SkippedLog {
  readonly #byReason = new Map<string, { count: number; examples: string[] }>();

  add(reason: string, name: string, count = 1): void {
    const entry = this.#byReason.get(reason) ?? { count: 0, examples: [] };
    entry.count += count;
    if (entry.examples.length < MAX_EXAMPLES) entry.examples.push(name);
    this.#byReason.set(reason, entry);
  }

  /** The commonest reason first. */
  list(): SkippedFiles[] {
    return [...this.#byReason]
      .map(([reason, { count, examples }]) => ({ reason, count, examples }))
      .sort((a, b) => b.count - a.count);
  }
}
