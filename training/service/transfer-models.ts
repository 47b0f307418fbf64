import type { Trainer } from '../api.ts';
import { inkAll } from '../datasets/ink-all.ts';
import { InvalidDatasetError } from '../errors.ts';
import { explain } from '../faults.ts';
import { exportModel } from '../models/export-model.ts';
import { importModel } from '../models/import-model.ts';
import { writeCard } from '../models/write-card.ts';
import { countParameters, toFiles } from './finish-training.ts';
import { evaluateAnswers, readGlyphs } from './read-glyphs.ts';
import type { Workshop } from './trainer-room.ts';

/** The trainer's part that brings models and takes them out. */
export function createModelTransfers({
  room,
  typed,
  loadParent,
}: Workshop): Pick<Trainer, 'importModel' | 'exportModel'> {
  return {
    importModel: (file) =>
      typed(async ({ models }) => {
        const model = await importModel(file, file.name);
        await room.startBackend();
        const builtIn = inkAll((await room.loadStrokes()).test);
        const before = await readGlyphs(await loadParent(models, await models.activeId()), builtIn.images);
        const after = await readGlyphs(model, builtIn.images);
        const metrics = {
          heldOut: null,
          builtIn: {
            before: evaluateAnswers(builtIn.labels, before),
            after: evaluateAnswers(builtIn.labels, after),
          },
        };
        const { name } = model.metadata;
        const origin = { kind: 'imported', data: file.name, count: null, settings: null } as const;
        const version = { name, parentId: null, parameterCount: countParameters(model), metrics, origin };
        return models.add(version, toFiles(model));
      }),

    exportModel: (id) =>
      typed(async ({ models }) => {
        if (id === null) {
          const { files, card } = await room.loadShipped();
          return exportModel(files, card);
        }
        const [version, files] = await Promise.all([models.get(id), models.files(id)]);
        if (!version || !files) throw explain(InvalidDatasetError, 'gone');
        return exportModel(files, writeCard(version));
      }),
  };
}
