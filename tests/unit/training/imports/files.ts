/** Files as people and attackers make them, for the tests of imports. */

/** A glyph that differs with `seed` and is never blank. */
export function glyph(seed: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: 784 }, (_, index) => {
    const x = index % 28;
    const y = Math.floor(index / 28);
    return x > 8 && x < 18 && y > 5 && y < 22 ? (index * (seed + 7)) % 251 : 0;
  });
}

const bigEndian = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];

/** An IDX file of pictures. */
export function idxImages(glyphs: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([0, 0, 8, 3, ...[glyphs.length, 28, 28].flatMap(bigEndian), ...glyphs.flatMap((g) => [...g])]);
}

/** An IDX file of labels. */
export function idxLabels(labels: readonly number[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([0, 0, 8, 1, ...bigEndian(labels.length), ...labels]);
}

/** A `.npy` file as NumPy 2 writes it. */
export function npy(
  descr: string,
  shape: readonly number[],
  values: Uint8Array,
  order = 'False',
): Uint8Array<ArrayBuffer> {
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
  const header = `{'descr': '${descr}', 'fortran_order': ${order}, 'shape': ${tuple}, }`;
  const padded = `${header.padEnd(117)}\n`;
  return Uint8Array.from([
    0x93,
    ...new TextEncoder().encode('NUMPY'),
    1,
    0,
    padded.length & 255,
    padded.length >> 8,
    ...new TextEncoder().encode(padded),
    ...values,
  ]);
}
