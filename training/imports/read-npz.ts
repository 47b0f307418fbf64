import { type Candidate, candidateOf, glyphOfValues } from './candidate.ts';
import { type NumericArray, parseNpy } from './npy.ts';
import { SkipError } from './skip-reason.ts';
import { unzip } from './unzip.ts';

/** Names that pictures and their labels have in `.npz` files; the first is Keras's mnist.npz. */
const pairs = [
  ['x_train', 'y_train'],
  ['x_test', 'y_test'],
  ['x', 'y'],
  ['images', 'labels'],
] as const;
const NPZ_LIMITS = { maxEntries: 64, maxEntryBytes: () => 512 * 2 ** 20, maxTotalBytes: 1_024 * 2 ** 20 };
const MAX_VALUES = 500_000 * 784;

/**
 * A NumPy archive as Keras's `mnist.npz`: `x_train` [n, 28, 28], `y_train` [n] and the like; [n, 784], [n, 28, 28, 1]
 * and one-hot labels [n, 10] do too.
 *
 * @throws {SkipError} no such archive, other shapes, or labels that don't match pictures
 */
export async function* readNpz(file: Blob, name: string, signal?: AbortSignal): AsyncGenerator<Candidate> {
  const arrays = new Map<string, NumericArray>();
  const wanted = new Set<string>(pairs.flat());
  for await (const entry of unzip(file, name, { ...NPZ_LIMITS, signal }, (path) => wanted.has(nameOf(path)))) {
    if ('skipped' in entry) {
      const { code, values, text } = entry.skipped;
      throw new SkipError(`${name}: ${entry.path} is ${text}.`, code, ...values);
    }
    arrays.set(nameOf(entry.path), parseNpy(entry.bytes, `${name}, ${entry.path}`, MAX_VALUES));
  }
  const found = pairs.filter(([x, y]) => arrays.has(x) && arrays.has(y));
  if (found.length === 0)
    throw new SkipError(
      `${name}: Expected arrays x_train and y_train as in mnist.npz, found ${[...arrays.keys()].join(', ') || 'none of them'}.`,
      'npz_arrays',
    );
  for (const [part, [x, y]] of found.entries()) {
    const items = readPair(arrays.get(x)!, arrays.get(y)!, `${name}, ${x}`);
    for (const item of items) yield { ...item, progress: (part + item.progress) / found.length };
  }
}

const nameOf = (path: string) => path.toLowerCase().replace(/\.npy$/, '');

function* readPair(images: NumericArray, labels: NumericArray, name: string): Generator<Candidate> {
  const [count = 0, ...rest] = images.shape;
  const isPicture = rest.reduce((product, side) => product * side, 1) === 784 && rest.length >= 1;
  if (!isPicture) {
    const shape = images.shape.join(', ');
    throw new SkipError(`${name}: Expected shape [n, 28, 28], found [${shape}].`, 'npz_shape', shape);
  }
  const classes = labels.shape.slice(1).reduce((product, side) => product * side, 1);
  if (labels.shape[0] !== count || (classes !== 1 && classes !== 10)) {
    const shape = labels.shape.join(', ');
    throw new SkipError(`${name}: Expected ${count} labels, found shape [${shape}].`, 'npz_labels', count, shape);
  }
  const values = new Float64Array(784);
  for (let index = 0; index < count; index++) {
    for (let pixel = 0; pixel < 784; pixel++) values[pixel] = images.at(784 * index + pixel);
    const label = classes === 1 ? labels.at(index) : indexOfGreatest(labels, 10 * index);
    yield candidateOf(`${name} #${index}`, (index + 1) / count, label, glyphOfValues(values));
  }
}

function indexOfGreatest(labels: NumericArray, start: number): number {
  let best = 0;
  for (let label = 1; label < 10; label++) if (labels.at(start + label) > labels.at(start + best)) best = label;
  return best;
}
