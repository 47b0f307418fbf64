import { describe, expect, test } from 'vitest';
import { describeCommand } from '../../../../training/cli/finish-model.ts';
import { describeRun, layersOf, parseTrainOptions } from '../../../../training/cli/train-options.ts';

const parse = (...words: string[]) => parseTrainOptions(['--out', 'somewhere', ...words])!;

describe('the options of npm run train', () => {
  test('have the measured recipe as their default', () => {
    expect(parse()).toMatchObject({ seed: 1, batchSize: 128, hasMnist: true, hasStrokes: false });
    expect(parse('--data', 'folder').hasStrokes).toBe(true);
    expect(parse('--data', 'folder', '--no-strokes').hasStrokes).toBe(false);
  });

  test.each([
    ['--epochs', '0'],
    ['--epochs', '1.5'],
    ['--epochs', 'many'],
    ['--batch', '100'],
    ['--learning-rate', '-1'],
    ['--seed', ''],
    ['--filters', '16,40'],
    ['--filters', '16,,64'],
    ['--unknown', '1'],
  ])('refuse %s %s', (...words) => {
    expect(() => parse(...words)).toThrow();
  });

  test('ask for a folder to write to, and for something to learn from', () => {
    expect(() => parseTrainOptions([])).toThrow(/--out/);
    expect(() => parse('--no-mnist')).toThrow(/learn from/);
    expect(parseTrainOptions(['--help'])).toBeNull();
  });

  test('tell runs apart by what their bits depend on, and by nothing else', () => {
    const run = describeRun(parse('--epochs', '3'));
    expect(
      describeRun(parse('--epochs', '3', '--workers', '1', '--resume', '--checkpoint-every', '1', '--soup', 'x')),
    ).toBe(run);
    expect(describeRun(parse('--epochs', '4'))).not.toBe(run);
    expect(describeRun(parse('--epochs', '3', '--seed', '2'))).not.toBe(run);
  });

  test('may ask for a wider network, which is another run', () => {
    const wide = parse('--filters', '24,64,112');
    const filters = layersOf(wide).flatMap((layer) => (layer.type === 'conv2d' ? [layer.filters] : []));
    expect(filters).toEqual([24, 24, 64, 64, 112, 112]);
    expect(describeRun(wide)).not.toBe(describeRun(parse()));
  });

  test('are quoted in the card without folders', () => {
    expect(describeCommand(['--data', '/home/me/data', '--out', 'x', '--epochs', '3', '--resume'])).toBe(
      'npm run train -- --data DIR --out DIR --epochs 3',
    );
  });
});

describe('the optimizer', () => {
  test('is one of two, each with a peak of its own', () => {
    expect(() => parse('--optimizer', 'sgd')).toThrow(/muon or adamw/);
    expect(parse().recipe.peakLearningRate).toBe(0.004);
    expect(parse('--optimizer', 'muon').recipe).toMatchObject({ optimizer: 'muon', peakLearningRate: 0.02 });
    expect(parse('--optimizer', 'muon', '--learning-rate', '0.01').recipe.peakLearningRate).toBe(0.01);
  });

  test('tells runs apart; checkpoints from before there was a choice are of AdamW', () => {
    expect(describeRun(parse('--optimizer', 'muon', '--learning-rate', '0.004'))).not.toBe(describeRun(parse()));
    expect(describeRun(parse('--optimizer', 'adamw'))).toBe(describeRun(parse()));
    expect(describeRun(parse())).not.toContain('optimizer');
  });
});

describe('--only-symbols', () => {
  test('needs a model to start with, and takes nothing that has no part in it', () => {
    expect(() => parse('--only-symbols')).toThrow(/--start/);
    for (const words of [['--teacher', 'x'], ['--soup', 'x'], ['--finish'], ['--no-negatives']])
      expect(() => parse('--only-symbols', '--start', 'x', ...words)).toThrow(words[0]);
  });

  test('tells runs apart; other checkpoints know nothing of it', () => {
    const plain = parse('--start', 'x');
    expect(describeRun(parse('--start', 'x', '--only-symbols'))).not.toBe(describeRun(plain));
    expect(describeRun(plain)).not.toContain('ymbols');
  });
});
