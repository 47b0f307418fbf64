import type { BeforeAndAfter, VersionMetrics } from './version.ts';

/** The built-in test may lose one digit in so many, which is chance; the own hand must lose none. */
const ONE_IN = 200;

/** The first set on which a model reads worse than the one that it was measured against; null where there is none. */
export function findSetback({ heldOut, builtIn }: VersionMetrics): BeforeAndAfter | null {
  if (heldOut && lost(heldOut) > 0) return heldOut;
  if (builtIn && lost(builtIn) > builtIn.after.count / ONE_IN) return builtIn;
  return null;
}

const lost = ({ before, after }: BeforeAndAfter): number => before.correct - after.correct;
