import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Recognizer } from '../../engine/api.ts';
import { createRecognizer } from '../../engine/recognizer.ts';
import { parseLayersModel } from '../../model/layers-model.ts';
import type { SequentialModel } from '../../model/spec.ts';

/** Folder of the weights that ship. */
export const SHIPPED_MODEL = resolve(import.meta.dirname, '../../model/weights');

/** Folder of the backend's .wasm files, with a slash at its end. */
export const WASM_FOLDER = `${dirname(fileURLToPath(import.meta.resolve('@tensorflow/tfjs-backend-wasm')))}/`;

/** Reads model.json and the weight files that it names. @throws {ModelFormatError} see `parseLayersModel` */
export async function readModel(folder: string): Promise<SequentialModel> {
  const json = JSON.parse(await readFile(join(folder, 'model.json'), 'utf8')) as {
    weightsManifest: { paths: string[] }[];
  };
  const paths = json.weightsManifest.flatMap((group) => group.paths);
  const parts = await Promise.all(paths.map((path) => readFile(join(folder, path))));
  return parseLayersModel(json, await new Blob(parts).arrayBuffer());
}

/** The engine in Node, the same that runs in the extension's worker. */
export function createNodeRecognizer(folder: string = SHIPPED_MODEL): Recognizer {
  return createRecognizer({
    wasmFolder: WASM_FOLDER,
    loadModel: async () => {
      const model = await readModel(folder);
      const { name, testAccuracy, trainedAt } = model.metadata;
      const parameterCount = countParameters(model);
      return { info: { id: folder, name, parameterCount, testAccuracy, trainedAt }, model };
    },
  });
}

function countParameters({ weights }: SequentialModel): number {
  return [...weights].reduce((sum, [name, { values }]) => sum + (/\/moving_/.test(name) ? 0 : values.length), 0);
}
