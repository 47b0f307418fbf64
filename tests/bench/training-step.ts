import * as tf from '@tensorflow/tfjs-core';
import { type AdamWSlot, adamWStep } from '../../training/kernels/adam-w.ts';
import { batchNormRelu, conv2d, dense, flatten, maxPool, softmaxCrossEntropy } from '../../training/kernels/ops.ts';

/** A layer of 3×3 filters of the network that is timed; `isPooled` halves the picture after it. */
export interface ConvolutionLayer {
  readonly filters: number;
  readonly isPooled: boolean;
}

/** 16-16-pool-32-32-pool-64-64-pool, batch norm and ReLU behind every convolution, one dense layer to 11 classes. */
export const timedLayers: readonly ConvolutionLayer[] = [
  { filters: 16, isPooled: false },
  { filters: 16, isPooled: true },
  { filters: 32, isPooled: false },
  { filters: 32, isPooled: true },
  { filters: 64, isPooled: false },
  { filters: 64, isPooled: true },
];

/** A step of training on random pictures, and what it costs on paper. */
export interface TimedStep {
  /** Forward, backward and optimizer on one batch; returns the loss. */
  run(): number;
  readonly parameterCount: number;
  /** Multiply-adds of one picture's forward pass. */
  readonly multiplyAdds: number;
  dispose(): void;
}

/** The network of `timedLayers` with seeded parameters, and one seeded batch. */
export function createTimedStep(batchSize: number, layers: readonly ConvolutionLayer[] = timedLayers): TimedStep {
  const slots: AdamWSlot[] = [];
  const variable = <R extends tf.Rank>(initial: tf.Tensor<R>): tf.Variable<R> => {
    const parameter = tf.variable(initial);
    slots.push({ parameter, first: tf.zerosLike(initial), second: tf.zerosLike(initial), average: tf.add(initial, 0) });
    initial.dispose();
    return parameter;
  };
  let [size, channels, multiplyAdds] = [28, 1, 0];
  const blocks = layers.map(({ filters, isPooled }, index) => {
    const shape: [number, number, number, number] = [3, 3, channels, filters];
    multiplyAdds += size * size * 9 * channels * filters;
    const block = {
      filter: variable<tf.Rank.R4>(tf.randomNormal(shape, 0, Math.sqrt(2 / (9 * channels)), 'float32', index + 1)),
      gamma: variable<tf.Rank.R1>(tf.ones([filters])),
      beta: variable<tf.Rank.R1>(tf.zeros([filters])),
      isPooled,
    };
    channels = filters;
    if (isPooled) size = Math.floor(size / 2);
    return block;
  });
  const inputs = size * size * channels;
  multiplyAdds += inputs * 11;
  const kernel = variable<tf.Rank.R2>(tf.randomNormal([inputs, 11], 0, Math.sqrt(1 / inputs), 'float32', 101));
  const bias = variable<tf.Rank.R1>(tf.zeros([11]));
  const pictures = tf.randomUniform<tf.Rank.R4>([batchSize, 28, 28, 1], 0, 1, 'float32', 102);
  const labels = tf.randomUniform([batchSize], 0, 11, 'int32', 103);
  const targets = tf.oneHot(labels, 11) as tf.Tensor2D;

  const computeLoss = (): tf.Scalar => {
    let x: tf.Tensor4D = pictures;
    for (const { filter, gamma, beta, isPooled } of blocks) {
      x = batchNormRelu(conv2d(x, filter as tf.Tensor4D), gamma as tf.Tensor1D, beta as tf.Tensor1D, 1e-3).output;
      if (isPooled) x = maxPool(x);
    }
    return softmaxCrossEntropy(dense(flatten(x), kernel as tf.Tensor2D, bias as tf.Tensor1D), targets);
  };
  let step = 0;
  return {
    run: () =>
      tf.tidy(() => {
        const { value, grads } = tf.variableGrads(computeLoss);
        step++;
        for (const slot of slots) {
          adamWStep(slot, grads[(slot.parameter as tf.Variable).name]!, {
            ...{
              learningRate: 1e-3,
              beta1: 0.9,
              beta2: 0.999,
              epsilon: 1e-7,
              weightDecay: 1e-2,
              averageDecay: 0.99,
              step,
            },
          });
        }
        return value.dataSync()[0]!;
      }),
    parameterCount: slots.reduce((sum, { parameter }) => sum + parameter.size, 0),
    multiplyAdds,
    dispose: () => {
      tf.dispose([pictures, labels, targets]);
      for (const slot of slots) tf.dispose([slot.parameter, slot.first, slot.second, slot.average]);
    },
  };
}
