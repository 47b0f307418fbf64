import { type NamedBytes, readIdx } from '../datasets/idx.ts';
import { type Candidate, candidateOf, glyphOfValues } from './candidate.ts';

/** A pair of IDX files. @throws {DatasetError} see `readIdx` */
export async function* readIdxPair(images: NamedBytes, labels: NamedBytes): AsyncGenerator<Candidate> {
  const dataset = await readIdx(images, labels);
  const count = dataset.labels.length;
  for (let index = 0; index < count; index++) {
    const glyph = glyphOfValues(dataset.images.subarray(784 * index, 784 * (index + 1)));
    yield candidateOf(`${images.name}, picture ${index}`, (index + 1) / count, dataset.labels[index]!, glyph);
  }
}
