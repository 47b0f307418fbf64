import { openRunStore, type RunStore } from '../../../training/service/run-store.ts';

let opened: Promise<RunStore> | null = null;

/** What is kept of trainings, opened once; read here rather than asked for, since a worker that trains answers late. */
export function trainingStore(): Promise<RunStore> {
  opened ??= openRunStore().catch((error: unknown) => {
    opened = null;
    throw error;
  });
  return opened;
}
