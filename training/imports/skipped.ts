import type { SkippedFiles } from '../api.ts';
import type { SkipReason } from './skip-reason.ts';

const MAX_EXAMPLES = 5;

/** Collects what an import leaves out, by reason. */
export class SkippedLog {
  readonly #byReason = new Map<string, SkippedFiles & { count: number; examples: string[] }>();

  /** @param reason a sentence of one's own is taken as it is */
  add(reason: SkipReason | string, name: string): void {
    const { code, values, text } =
      typeof reason === 'string' ? { code: 'other' as const, values: [reason], text: reason } : reason;
    const key = [code, ...values].join('\0');
    const entry = this.#byReason.get(key) ?? { code, values, reason: text, count: 0, examples: [] };
    entry.count++;
    if (entry.examples.length < MAX_EXAMPLES) entry.examples.push(name);
    this.#byReason.set(key, entry);
  }

  /** The commonest reason first. */
  list(): SkippedFiles[] {
    return [...this.#byReason.values()].sort((a, b) => b.count - a.count);
  }
}
