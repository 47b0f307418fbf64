/** Why something failed, for pages to say in the browser's language; errors carry it beside their English message. */
export interface Fault {
  /** `modelFaults` (model/errors.ts) and `trainingFaults` (training/faults.ts) have the English texts. */
  readonly code: string;
  /** What takes the place of `$1`, `$2` in the text. */
  readonly values: readonly (string | number)[];
  /** The file that is at fault. */
  readonly file?: string;
}

/** The fault that an error carries, if it does. */
export function faultOf(error: unknown): Fault | undefined {
  return error instanceof Error ? (error as { fault?: Fault }).fault : undefined;
}

/** A text with the values in the places of `$1`, `$2`. */
export function fill(text: string, values: Fault['values']): string {
  return text.replace(/\$(\d)/g, (_, place) => String(values[Number(place) - 1]));
}
