import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { StrokeSample } from '../api.ts';
import { readStrokes, splitByWriter } from '../datasets/strokes.ts';
import { permutation, Random } from '../random.ts';
import { serializeStrokePack } from '../rehearsal/stroke-pack.ts';

/**
 * Makes public/training/pen-strokes.bin, which fine-tuning rehearses and the built-in test is made of:
 *
 *     node training/cli/pack-strokes.ts --strokes DIR/pendigits/train-strokes.json.gz --out public/training/pen-strokes.bin
 *
 * The writers of the test are those that `npm run train` holds out with the same --seed and --held-out-writers.
 */
const { values } = parseArgs({
  options: {
    strokes: { type: 'string' },
    out: { type: 'string' },
    seed: { type: 'string', default: '1' },
    'held-out-writers': { type: 'string', default: '4' },
    rehearsal: { type: 'string', default: '1800' },
    test: { type: 'string', default: '1000' },
  },
});
if (!values.strokes || !values.out) throw new RangeError('Expected --strokes FILE and --out FILE');
const seed = Number(values.seed);
const samples = await readStrokes({ name: values.strokes, bytes: readFileSync(values.strokes) });
const { training, validation } = splitByWriter(samples, Number(values['held-out-writers']), seed);

/** As many of each label, drawn at random over all writers. */
function draw(from: readonly StrokeSample[], count: number): StrokeSample[] {
  const order = Array.from(permutation(from.length, new Random(seed, count)), (index) => from[index]!);
  return Array.from({ length: 10 }, (_, label) => order.filter((s) => s.label === label).slice(0, count / 10)).flat();
}
const packed = serializeStrokePack({
  rehearsal: draw(training, Number(values.rehearsal)),
  test: draw(validation, Number(values.test)),
});
writeFileSync(values.out, packed);
process.stdout.write(`${values.out}: ${packed.length} bytes\n`);
