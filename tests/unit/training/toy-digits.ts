import type { LayerSpec, ModelMetadata } from '../../../model/spec.ts';
import type { Dataset } from '../../../training/api.ts';
import type { Batch, BatchSource } from '../../../training/batch.ts';
import { Random } from '../../../training/random.ts';

const PIXELS = 28 * 28;

/** Metadata of a ten-class network that nothing is known of. */
export const toyMetadata: ModelMetadata = {
  name: 'toy',
  classes: 10,
  minDigitProbability: 0,
  trainedAt: null,
  testAccuracy: null,
  validationAccuracy: null,
};

/** Convolution, batch norm, pooling, flatten, dense: every kind of layer that the real network has, in small. */
export const toyLayersFor = (classes: 10 | 11): readonly LayerSpec[] => [
  {
    type: 'conv2d',
    name: 'conv',
    filters: 4,
    kernelSize: [3, 3],
    strides: [2, 2],
    padding: 'same',
    activation: 'linear',
    useBias: false,
  },
  { type: 'batchNormalization', name: 'norm', epsilon: 1e-3 },
  { type: 'activation', name: 'relu', activation: 'relu' },
  { type: 'maxPooling2d', name: 'pool', poolSize: [2, 2], strides: [2, 2], padding: 'valid' },
  { type: 'flatten', name: 'flatten' },
  { type: 'dense', name: 'logits', units: classes, activation: 'softmax', useBias: true },
];
export const toyLayers = toyLayersFor(10);

/** A bar whose angle tells its label, somewhere in noise. */
function paint(label: number, random: Random): Float32Array {
  const image = Float32Array.from({ length: PIXELS }, () => 0.2 * random.next());
  const angle = (Math.PI * label) / 10;
  const [centreX, centreY] = [random.uniform(12, 16), random.uniform(12, 16)];
  for (let reach = -9; reach <= 9; reach += 0.5) {
    const x = Math.round(centreX + reach * Math.cos(angle));
    const y = Math.round(centreY + reach * Math.sin(angle));
    image[y * 28 + x] = 1;
  }
  return image;
}

/** Batches of such bars, a pure function of seed and index. */
export function toyBatches(batchSize = 32, batchesPerEpoch = 10, seed = 1): BatchSource {
  return {
    batchesPerEpoch,
    batchAt(index): Batch {
      const random = new Random(seed, index);
      const labels = Uint8Array.from({ length: batchSize }, () => random.integer(10));
      const images = new Float32Array(batchSize * PIXELS);
      labels.forEach((label, row) => {
        images.set(paint(label, random), row * PIXELS);
      });
      return { images, labels };
    },
  };
}

/** A set to judge by. */
export function toyDataset(count = 200): Dataset {
  const { images, labels } = toyBatches(count, 1, 99).batchAt(0);
  return { images: Uint8Array.from(images, (ink) => Math.round(255 * ink)), labels };
}
