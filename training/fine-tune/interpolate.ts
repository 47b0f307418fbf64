import type { SequentialModel } from '../../model/spec.ts';

/**
 * Goes part of the way from one model to another of the same layers: `(1 - share) · from + share · to`, weight by weight.
 *
 * @param share in [0, 1]
 * @see Wortsman et al. 2022, Robust fine-tuning of zero-shot models (WiSE-FT), CVPR
 */
export function interpolate(from: SequentialModel, to: SequentialModel, share: number): SequentialModel {
  const weights = new Map(
    [...to.weights].map(([name, { shape, values }]) => {
      const start = from.weights.get(name)!.values;
      return [name, { shape, values: values.map((value, i) => start[i]! + share * (value - start[i]!)) }];
    }),
  );
  return { ...to, weights };
}
