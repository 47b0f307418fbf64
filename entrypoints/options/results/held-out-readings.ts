import type { HeldOutReading } from '../../../training/api.ts';

const remembered = new Map<string, readonly HeldOutReading[]>();

/** Keeps, as long as this page is open, how a version that was just kept read each held-out sample. */
export function rememberReadings(versionId: string, readings: readonly HeldOutReading[]): void {
  remembered.set(versionId, readings);
}

/** How a version read each held-out sample; null when this page did not train it. */
export const readingsOf = (versionId: string): readonly HeldOutReading[] | null => remembered.get(versionId) ?? null;
