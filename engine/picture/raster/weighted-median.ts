/** The value that half of the total weight is at or below. @throws {RangeError} there are no values */
export function weightedMedian(values: readonly { readonly value: number; readonly weight: number }[]): number {
  if (values.length === 0) throw new RangeError('Expected values, got none');
  const sorted = [...values].sort((a, b) => a.value - b.value);
  let rest = sorted.reduce((sum, { weight }) => sum + weight, 0) / 2;
  for (const { value, weight } of sorted) {
    rest -= weight;
    if (rest <= 0) return value;
  }
  return sorted.at(-1)!.value;
}
