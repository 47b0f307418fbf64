import { open, readFile, rename } from 'node:fs/promises';
import { parseCheckpoint, serializeCheckpoint } from '../checkpoint.ts';
import type { TrainingState } from '../training-state.ts';

/**
 * Writes a checkpoint so that a kill at any moment leaves either the old one or the new one: a temporary file beside it, flushed to
 * the disk, then renamed over it.
 */
export async function writeCheckpoint(path: string, state: TrainingState, run: string): Promise<void> {
  const bytes = serializeCheckpoint(state, run);
  const temporary = `${path}.${process.pid}.part`;
  const file = await open(temporary, 'w');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
}

/**
 * The checkpoint at a path; null where there is none yet.
 *
 * @throws {CheckpointError} it is damaged, or of another run
 */
export async function readCheckpoint(path: string, run: string): Promise<TrainingState | null> {
  try {
    return parseCheckpoint(await readFile(path), run);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
