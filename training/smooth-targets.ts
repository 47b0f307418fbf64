/**
 * Targets of a batch, row-major [n, classes], every row sums to 1: the label's share is 1 - smoothing, and the rest is
 * spread over all classes.
 *
 * @see Szegedy et al. 2016, Rethinking the Inception Architecture, §7
 */
export function smoothTargets(labels: Uint8Array, classes: number, smoothing: number): Float32Array {
  const targets = new Float32Array(labels.length * classes).fill(smoothing / classes);
  labels.forEach((label, row) => {
    targets[row * classes + label]! += 1 - smoothing;
  });
  return targets;
}
