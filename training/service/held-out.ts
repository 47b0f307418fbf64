/** 32-bit finalizer with good avalanche (C. Wellons, "hash prospector", 2018). */
function mix(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return (x ^ (x >>> 15)) >>> 0;
}

/**
 * Chooses what training does not see: of every label the same share, by a hash of each item's key. So a sample that was
 * held out once is held out again when others have come, and a model is hardly ever judged by what its forebear learned.
 *
 * @param labels 0–9
 * @param keys one for each label: id of the sample, or its place in the file
 * @param share in [0, 0.5]
 * @returns ascending indices
 */
export function chooseHeldOut(labels: ArrayLike<number>, keys: ArrayLike<number>, share: number): Uint32Array {
  const byLabel = new Map<number, number[]>();
  for (let index = 0; index < labels.length; index++) {
    const items = byLabel.get(labels[index]!) ?? [];
    items.push(index);
    byLabel.set(labels[index]!, items);
  }
  const chosen: number[] = [];
  for (const items of byLabel.values()) {
    // A label of two samples gives none away: learning from it is worth more than judging by it.
    const count = items.length < 3 ? 0 : Math.round(items.length * share);
    const byHash = items.map((index) => ({ index, hash: mix(keys[index]!) })).sort((a, b) => a.hash - b.hash);
    for (const { index } of byHash.slice(0, count)) chosen.push(index);
  }
  return Uint32Array.from(chosen).sort();
}
