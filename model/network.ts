import * as tf from '@tensorflow/tfjs-core';
import { affineOf, foldBatchNorm } from './fold-batch-norm.ts';
import { type ItemShape, outputShape } from './layer-shapes.ts';
import { type Activation, GLYPH_SIZE, type LayerSpec, type SequentialModel } from './spec.ts';

/** A network ready to run on the current tfjs backend. */
export interface Network {
  /**
   * @param glyphs [n, 28, 28, 1] in [0, 1], 1 is ink; n ≥ 1
   * @returns [n, classes]: softmax of all classes (`toPredictions` says what they mean), or what another last layer gives
   * @throws {RangeError} not a whole number of glyphs
   */
  predict(glyphs: Float32Array): Promise<Float32Array>;
  /** Frees the weights. */
  dispose(): void;
}

/** Items that go through the network at once: bounds the memory of a picture with very many candidates. */
const MAX_BATCH = 256;
const GLYPH_SHAPE = [GLYPH_SIZE, GLYPH_SIZE, 1];

type Forward = (input: tf.Tensor) => tf.Tensor;

/** Uploads a model, batch normalization folded. Plain core operations, no tf.layers: a third of its start-up time. */
export function createNetwork(model: SequentialModel): Network {
  const folded = foldBatchNorm(model);
  const tensors: tf.Tensor[] = [];
  const tensor = (values: Float32Array, shape: readonly number[]) => {
    const kept = tf.keep(tf.tensor(values, [...shape]));
    tensors.push(kept);
    return kept;
  };
  const steps = folded.layers.map((layer) => forwardOf(layer, folded, tensor));
  const width = folded.layers.reduce<ItemShape>((shape, layer) => outputShape(layer, shape), GLYPH_SHAPE).at(-1)!;
  const run = (glyphs: Float32Array) =>
    tf.tidy(() => {
      const input: tf.Tensor = tf.tensor4d(glyphs, [glyphs.length / GLYPH_SIZE ** 2, GLYPH_SIZE, GLYPH_SIZE, 1]);
      return steps.reduce((value, step) => step(value), input);
    });

  return {
    async predict(glyphs) {
      const size = GLYPH_SIZE ** 2;
      if (glyphs.length === 0 || glyphs.length % size !== 0) {
        throw new RangeError(`Expected a whole number of 28×28 glyphs, got ${glyphs.length} values`);
      }
      const outputs = new Float32Array((glyphs.length / size) * width);
      for (let start = 0; start < glyphs.length; start += MAX_BATCH * size) {
        const output = run(glyphs.subarray(start, start + MAX_BATCH * size)); // [≤ MAX_BATCH, width]
        outputs.set(await output.data<'float32'>(), (start / size) * width);
        output.dispose();
      }
      return outputs;
    },
    dispose() {
      for (const kept of tensors) kept.dispose();
      tensors.length = 0;
    },
  };
}

function forwardOf(
  layer: LayerSpec,
  model: SequentialModel,
  tensor: (values: Float32Array, shape: readonly number[]) => tf.Tensor,
): Forward {
  const weight = (name: string) => {
    const found = model.weights.get(`${layer.name}/${name}`);
    return found && tensor(found.values, found.shape);
  };
  switch (layer.type) {
    case 'conv2d': {
      const [filter, bias] = [weight('kernel') as tf.Tensor4D, weight('bias')];
      const [fused, after] = splitActivation(layer.activation);
      return (x) =>
        after(
          tf.fused.conv2d({
            x: x as tf.Tensor4D,
            filter,
            strides: [...layer.strides],
            pad: layer.padding,
            ...(bias ? { bias } : {}),
            activation: fused,
          }),
        );
    }
    case 'dense': {
      const [kernel, bias] = [weight('kernel') as tf.Tensor2D, weight('bias')];
      const [fused, after] = splitActivation(layer.activation);
      return (x) =>
        after(tf.fused.matMul({ a: x as tf.Tensor2D, b: kernel, ...(bias ? { bias } : {}), activation: fused }));
    }
    case 'batchNormalization': {
      const { scale, shift } = affineOf(model, layer.name, layer.epsilon);
      const [factor, offset] = [tensor(scale, [scale.length]), tensor(shift, [shift.length])];
      return (x) => tf.add(tf.mul(x, factor), offset);
    }
    case 'maxPooling2d':
      return (x) => tf.maxPool(x as tf.Tensor4D, [...layer.poolSize], [...layer.strides], layer.padding);
    case 'averagePooling2d':
      return (x) => tf.avgPool(x as tf.Tensor4D, [...layer.poolSize], [...layer.strides], layer.padding);
    case 'flatten':
      return (x) => tf.reshape(x, [x.shape[0]!, -1]);
    case 'activation':
      return activationOf(layer.activation);
    case 'dropout':
      return (x) => x;
  }
}

/** What the fused kernels do themselves, and what comes after them. */
function splitActivation(activation: Activation): ['linear' | 'relu', Forward] {
  return activation === 'relu' ? ['relu', (x) => x] : ['linear', activationOf(activation)];
}

function activationOf(activation: Activation): Forward {
  switch (activation) {
    case 'linear':
      return (x) => x;
    case 'relu':
      return (x) => tf.relu(x);
    case 'softmax':
      return (x) => tf.softmax(x);
    case 'sigmoid':
      return (x) => tf.sigmoid(x);
    case 'tanh':
      return (x) => tf.tanh(x);
  }
}
