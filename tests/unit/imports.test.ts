import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

/** Who may import whom, besides itself: docs/architecture.md. Workers are the entrypoints that may train or run a network. */
const allowed: Record<string, RegExp[]> = {
  model: [],
  engine: [/^model\//],
  training: [/^model\//, /^engine\//],
  'entrypoints (worker)': [/^model\//, /^engine\//, /^training\//],
  // model/rasterize.ts is plain arithmetic: pages ink drawn samples with it as everything else does.
  entrypoints: [
    /^engine\/(api|client|errors|picture\/check-picture)\.ts$/,
    /^training\/(api|errors|persistence|sample|sample-store|settings|shared-client|training-news|transfer-client|service\/run-store|datasets\/mnist-files)\.ts$/,
    /^model\/(active-model|fault|find-setback|spec|rasterize|storage-errors|store|version)\.ts$/,
  ],
};
const packagesOf: Record<string, RegExp> = {
  model: /^(@tensorflow\/|idb$)/,
  engine: /^(@tensorflow\/|comlink$|image-size$)/,
  training: /^(@tensorflow\/|comlink$|fflate$|idb$|jsfive$)/,
};

const root = resolve(import.meta.dirname, '../..');

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((name) => /\.tsx?$/.test(name) && !/\.d\.ts$|kernels\/assembly/.test(name));
}

function importsOf(file: string): { specifier: string; isTypeOnly: boolean }[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [
    ...text.matchAll(/^\s*(?:import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'|(?:^|\s)import\s*\(?'([^']+)'\)?/gm),
  ].map((match) => ({ specifier: (match[2] ?? match[3])!.replace(/\?.*$/, ''), isTypeOnly: Boolean(match[1]) }));
}

function roomOf(file: string): string {
  if (!file.startsWith('entrypoints/')) return file.split('/')[0]!;
  return /-worker(\/|\.ts)/.test(file) ? 'entrypoints (worker)' : 'entrypoints';
}

describe('the import rules of docs/architecture.md', () => {
  const files = ['entrypoints', 'engine', 'model', 'training'].flatMap(sources);
  test.each(files)('%s', (file) => {
    const room = roomOf(file);
    const isNodeOnly = file.startsWith('training/cli/') || file.endsWith('.node.ts');
    for (const { specifier, isTypeOnly } of importsOf(file)) {
      if (!specifier.startsWith('.')) {
        if (specifier.startsWith('node:'))
          expect(isNodeOnly, `${file} imports ${specifier}, and must run in a browser too`).toBe(true);
        else if (!isNodeOnly && packagesOf[room]) expect(specifier, `${file} (${room})`).toMatch(packagesOf[room]);
        else if (room === 'entrypoints') expect(specifier, 'a page carries no tfjs').not.toMatch(/^@tensorflow/);
        continue;
      }
      const target = relative(root, resolve(root, dirname(file), specifier));
      if (isTypeOnly && room === 'entrypoints') continue; // types weigh nothing
      const isOwnRoom = target.split('/')[0] === file.split('/')[0];
      const isAllowed = isOwnRoom || allowed[room]!.some((rule) => rule.test(target));
      expect(isAllowed, `${file} may not import ${target}`).toBe(true);
    }
  });
});

/** The stages of reading a picture, `engine/picture/`: which others each may import. */
const stages: Record<string, readonly string[]> = {
  raster: [],
  gray: ['raster'],
  'ink-map': ['raster', 'gray'],
  surroundings: ['raster', 'ink-map'],
  rules: ['raster', 'ink-map'],
  segment: ['raster', 'ink-map'],
  looks: ['raster', 'ink-map', 'segment'],
};

describe('the stages of reading a picture', () => {
  test.each(Object.keys(stages))('%s imports earlier ones only', (stage) => {
    const folder = join('engine/picture', stage);
    for (const file of sources(folder)) {
      for (const { specifier } of importsOf(file)) {
        const target = relative(join(root, 'engine/picture'), resolve(root, dirname(file), specifier));
        if (!specifier.startsWith('.') || target.startsWith('..')) continue;
        expect([stage, ...stages[stage]!], `${file} imports ${target}`).toContain(dirname(target));
      }
    }
  });

  test('earlier ones stand above it', () => {
    const order = Object.keys(stages);
    for (const [stage, earlier] of Object.entries(stages))
      for (const one of earlier) expect(order.indexOf(one), `${stage} after ${one}`).toBeLessThan(order.indexOf(stage));
  });

  test('decoding, which they may import, imports none of them', () => {
    for (const file of sources('engine/decode'))
      for (const { specifier } of importsOf(file)) expect(specifier, file).not.toContain('picture/');
  });

  test('each has its place', () => {
    const folders = readdirSync(join(root, 'engine/picture'), { withFileTypes: true }).filter((one) =>
      one.isDirectory(),
    );
    expect(folders.map(({ name }) => name).sort()).toEqual(Object.keys(stages).sort());
  });
});
