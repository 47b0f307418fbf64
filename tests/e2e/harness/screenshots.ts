import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where a picture of a page goes: `screenshots/` of the repository, which git doesn't keep. */
export function screenshotPath(name: string): string {
  const folder = resolve(import.meta.dirname, '../../../screenshots');
  mkdirSync(folder, { recursive: true });
  return join(folder, `${name}.png`);
}
