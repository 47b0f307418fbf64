import { ModelFormatError } from '../../model/errors.ts';
import { MAX_WEIGHT_BYTES, parseLayersModel } from '../../model/layers-model.ts';
import type { SequentialModel } from '../../model/spec.ts';
import { DatasetError } from '../datasets/dataset-error.ts';
import { ModelImportError } from '../errors.ts';
import { unzip } from '../imports/unzip.ts';
import { endInSoftmax } from './adapt-model.ts';
import { readKerasModel } from './read-keras-model.ts';

const LIMITS = { maxEntries: 200, maxEntryBytes: () => 2 * MAX_WEIGHT_BYTES, maxTotalBytes: 4 * MAX_WEIGHT_BYTES };
/** A Keras file holds the optimizer's moments too: three times the weights. */
const MAX_FILE_BYTES = 8 * MAX_WEIGHT_BYTES;

/**
 * Reads a model of any origin: a zip of a tfjs LayersModel (`model.json` and its weight files, in any folder), or a Keras
 * `.h5` with the whole model in it.
 *
 * @throws {ModelImportError} another kind of file, broken, too large, or a network that the engine does not run
 */
export async function importModel(file: Blob, name: string): Promise<SequentialModel> {
  if (file.size > MAX_FILE_BYTES)
    throw new ModelImportError(`${name}: Expected at most ${MAX_FILE_BYTES} bytes, found ${file.size}.`);
  const head = new Uint8Array(await file.slice(0, 8).arrayBuffer());
  const startsWith = (...bytes: number[]) => bytes.every((byte, index) => head[index] === byte);
  try {
    if (startsWith(0x50, 0x4b)) return endInSoftmax(await readZip(file, name));
    if (startsWith(0x89, 0x48, 0x44, 0x46))
      return endInSoftmax(readKerasModel(await file.arrayBuffer(), name.replace(/\.[^.]*$/, '')));
  } catch (error) {
    if (error instanceof ModelImportError) throw error;
    const isKnown = error instanceof ModelFormatError || error instanceof DatasetError;
    const reason = isKnown ? error.message : `The file is broken (${String(error)}).`;
    // What reads data files names the file itself.
    throw new ModelImportError(reason.startsWith(`${name}: `) ? reason : `${name}: ${reason}`);
  }
  throw new ModelImportError(`${name}: Expected a zip of a tfjs model or a Keras .h5 file, found something else.`);
}

async function readZip(file: Blob, name: string): Promise<SequentialModel> {
  const files = new Map<string, Uint8Array>();
  for await (const entry of unzip(file, name, LIMITS)) if ('bytes' in entry) files.set(entry.path, entry.bytes);
  const jsonPath = [...files.keys()].find((path) => /(^|\/)model\.json$/.test(path));
  if (!jsonPath) {
    const isKeras = files.has('model.weights.h5');
    throw new ModelImportError(
      isKeras
        ? `${name}: .keras files cannot be read. Save the model in Keras as model.save('model.h5').`
        : `${name}: Expected model.json in the zip, found ${[...files.keys()].slice(0, 5).join(', ') || 'nothing'}.`,
    );
  }
  const json = parseJson(files.get(jsonPath)!, `${name}, ${jsonPath}`) as { weightsManifest?: { paths?: unknown }[] };
  const groups = Array.isArray(json?.weightsManifest) ? json.weightsManifest : [];
  const folder = jsonPath.slice(0, -'model.json'.length);
  const parts = groups
    .flatMap((group) => (Array.isArray(group?.paths) ? group.paths : []))
    .map((path) => {
      const bytes = files.get(`${folder}${path}`);
      if (!bytes) throw new ModelImportError(`${name}: The weight file ${String(path)} is missing or too large.`);
      return bytes.slice();
    });
  return parseLayersModel(json, await new Blob(parts).arrayBuffer());
}

function parseJson(bytes: Uint8Array, name: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new ModelImportError(`${name}: Expected JSON, found something else.`);
  }
}
