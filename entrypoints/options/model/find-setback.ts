import type { ModelVersion } from '../../../model/version.ts';

/** How a version did where it did worse than the model that it was measured against. */
export interface Setback {
  readonly before: number;
  readonly after: number;
}

/** The first set on which a version reads worse than what it was measured against; null where there is none. */
export function findSetback({ metrics }: Pick<ModelVersion, 'metrics'>): Setback | null {
  for (const measured of [metrics.heldOut, metrics.builtIn]) {
    const before = measured?.before.accuracy;
    const after = measured?.after.accuracy;
    if (before != null && after != null && after < before) return { before, after };
  }
  return null;
}
