import type { Classify } from '../api.ts';
import { bestPath, type Path } from './best-path.ts';
import type { Lattice, ScoredCandidate } from './candidate.ts';
import { classifyCandidates } from './classify-candidates.ts';

/** What became of one lattice. */
export interface DecodedLattice {
  /** All its candidates, with what the network said. */
  readonly candidates: ScoredCandidate[];
  readonly path: Path;
}

/** Finds the best path through each lattice, with one batch for the candidates of all. */
export async function decodeLattices(lattices: readonly Lattice[], classify: Classify): Promise<DecodedLattice[]> {
  const scored = await classifyCandidates(
    lattices.flatMap(({ candidates }) => candidates),
    classify,
  );
  let start = 0;
  return lattices.map((lattice) => {
    const own = scored.slice(start, start + lattice.candidates.length);
    start += own.length;
    return { candidates: own, path: bestPath(lattice, own) };
  });
}
