// npm run bench -- training [--batch 64]: a sub-command is a file of this folder that exports `bench(args)`.
import { parseArgs } from 'node:util';

const subcommands: Readonly<Record<string, () => Promise<{ bench(args: string[]): Promise<void> }>>> = {
  inference: () => import('./inference.ts'),
  training: () => import('./training.ts'),
  augmentation: () => import('./augmentation.ts'),
  refusal: () => import('./refusal.ts'),
  picture: () => import('./picture.ts'),
};

const [name, ...args] = process.argv.slice(2);
const load = subcommands[name ?? ''];
if (load) {
  const { bench } = await load();
  await bench(args);
} else {
  const { positionals } = parseArgs({ allowPositionals: true, strict: false });
  console.error(`Expected one of: ${Object.keys(subcommands).join(', ')}; got ${positionals[0] ?? 'nothing'}.`);
  process.exitCode = 2;
}
