import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const dataFolder = process.env.DIGIT_DATA;
if (!dataFolder)
  console.log('Killing and resuming npm run train is not tested: DIGIT_DATA names no folder with mnist/.');

const root = join(import.meta.dirname, '../../../..');
const scratch = mkdtempSync(join(tmpdir(), 'digit-reader-train-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const checkpointOf = (name: string) => join(scratch, name, 'checkpoint.bin');

/** Trains on a few digits, with a checkpoint at every step. */
function train(name: string, ...more: string[]): ChildProcess {
  const fixed = ['--limit', '320', '--held-out', '50', '--epochs', '2', '--no-strokes', '--checkpoint-every', '0'];
  const words = ['training/cli/train.ts', '--data', dataFolder!, '--out', join(scratch, name), ...fixed, ...more];
  return spawn(process.execPath, words, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
}

const ended = (child: ChildProcess) =>
  new Promise<number | null>((resolve) => {
    child.once('exit', resolve);
  });

/** Runs to the last step. What comes after (calibration, card) is not of interest here. */
async function untilTrained(child: ChildProcess): Promise<void> {
  const over = ended(child);
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.stderr!.on('data', (text: Buffer) => {
      said += text;
      if (said.includes('Calibrating')) resolve();
    });
    over.then(() => reject(new Error(`Training ended early: ${said}`)));
  });
  child.kill('SIGKILL');
  await over;
}

async function untilCheckpoint(name: string): Promise<void> {
  while (!existsSync(checkpointOf(name))) await new Promise((resolve) => setTimeout(resolve, 10));
}

test.skipIf(!dataFolder)(
  'killed at any moment and resumed, with another number of threads, a run ends on the same bits',
  async () => {
    await untilTrained(train('whole', '--workers', '1'));

    const killed = train('killed', '--workers', '2');
    const isOver = ended(killed);
    await untilCheckpoint('killed');
    killed.kill('SIGKILL');
    await isOver;
    expect(readFileSync(checkpointOf('killed')).equals(readFileSync(checkpointOf('whole')))).toBe(false);

    await untilTrained(train('killed', '--workers', '2', '--resume'));
    expect(readFileSync(checkpointOf('killed')).equals(readFileSync(checkpointOf('whole')))).toBe(true);
  },
  240_000,
);

test.skipIf(!dataFolder)(
  'Ctrl-C leaves a checkpoint and says how to go on',
  async () => {
    const child = train('interrupted', '--workers', '1', '--epochs', '1000', '--lines', '0');
    let said = '';
    child.stderr!.on('data', (text: Buffer) => {
      said += text;
    });
    const status = ended(child);
    await untilCheckpoint('interrupted');
    child.kill('SIGINT');
    expect(await status).toBe(130);
    expect(said).toContain('--resume');
  },
  120_000,
);
