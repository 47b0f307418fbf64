import * as tf from '@tensorflow/tfjs-core';
import { GLYPH_SIZE, type LayerSpec } from '../model/spec.ts';
import type { Batch } from './batch.ts';
import { forward } from './forward.ts';
import { softmaxCrossEntropy } from './kernels/ops.ts';
import type { ParameterLayout } from './parameter-layout.ts';
import { smoothTargets } from './smooth-targets.ts';

/** What one shard of a step found. */
export interface ShardGradient {
  /** Slope of the mean loss, laid out as the parameters are; 0 where they are frozen. */
  readonly gradient: Float32Array;
  /** Mean cross-entropy of the shard, in nats. */
  readonly loss: number;
  /** How many of `count` were answered rightly. */
  readonly correctCount: number;
  readonly count: number;
}

/** The slots of the flat vector as tensors, by name; dispose of them, or call within a tidy. */
export function toTensors(parameters: Float32Array, layout: ParameterLayout): Map<string, tf.Tensor> {
  return new Map(
    layout.slots.map(({ name, shape, offset, size }) => [
      name,
      tf.tensor(parameters.slice(offset, offset + size), [...shape]),
    ]),
  );
}

/** How many rows have their greatest logit where their greatest target is. */
function countCorrect(logits: Float32Array, targets: Float32Array, classes: number): number {
  let correct = 0;
  for (let start = 0; start < logits.length; start += classes) {
    let answer = start;
    let truth = start;
    for (let index = start + 1; index < start + classes; index++) {
      if (logits[index]! > logits[answer]!) answer = index;
      if (targets[index]! > targets[truth]!) truth = index;
    }
    if (answer === truth) correct++;
  }
  return correct;
}

/**
 * Loss and gradient of one shard, with batch norm by the shard's own statistics. The same arguments give the same bits.
 *
 * @param index the shard's index in the run; drives dropout
 */
export function computeGradient(
  layers: readonly LayerSpec[],
  layout: ParameterLayout,
  parameters: Float32Array,
  batch: Batch,
  index: number,
  labelSmoothing: number,
): ShardGradient {
  const count = batch.labels.length;
  const gradient = new Float32Array(layout.size);
  let loss = Number.NaN;
  let correctCount = 0;
  // A tidy looks for tensors in what it returns, element by element: handing it the gradient took a fifth of a step.
  tf.tidy(() => {
    const tensors = toTensors(parameters, layout);
    const trained = layout.slots.filter(({ isFrozen }) => !isFrozen);
    const glyphs = tf.tensor4d(batch.images, [count, GLYPH_SIZE, GLYPH_SIZE, 1]);
    const classes = layout.slots.at(-1)!.shape.at(-1)!;
    const targets = batch.targets ?? smoothTargets(batch.labels, classes, labelSmoothing);
    const targetTensor = tf.tensor2d(targets, [count, classes]); // not inside: the way back needs it too
    const { value, grads } = tf.valueAndGrads((...weights: tf.Tensor[]) => {
      const byName = new Map(trained.map(({ name }, position) => [name, weights[position]!]));
      const mode = { kind: 'training', seed: index } as const;
      const logits = forward(layers, (name) => byName.get(name) ?? tensors.get(name)!, glyphs, mode);
      correctCount = countCorrect(logits.dataSync() as Float32Array, targets, classes);
      return softmaxCrossEntropy(logits, targetTensor);
    })(trained.map(({ name }) => tensors.get(name)!));
    grads.forEach((slope, position) => {
      gradient.set(slope.dataSync() as Float32Array, trained[position]!.offset);
    });
    loss = value.dataSync()[0]!;
  });
  return { gradient, loss, correctCount, count };
}
