import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { generatedPath, generateModules } from '../../../../scripts/build-kernels.mjs';

test('the committed modules are what their source compiles to', async () => {
  expect(readFileSync(generatedPath, 'utf8'), 'run `npm run kernels` and commit the result').toBe(
    await generateModules(),
  );
}, 120_000);
