import { ModelFormatError } from '../../model/errors.ts';
import { MAX_WEIGHT_BYTES, parseLayersModel } from '../../model/layers-model.ts';
import type { SequentialModel } from '../../model/spec.ts';
import { DatasetError } from '../datasets/dataset-error.ts';
import { ModelImportError } from '../errors.ts';
import { explain, ofFile, withFault } from '../faults.ts';
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
  try {
    return endInSoftmax(await readModel(file, name));
  } catch (error) {
    throw ofFile(refusalOf(error), name);
  }
}

async function readModel(file: Blob, name: string): Promise<SequentialModel> {
  if (file.size > MAX_FILE_BYTES) throw explain(ModelImportError, 'file_large', MAX_FILE_BYTES, file.size);
  const head = new Uint8Array(await file.slice(0, 8).arrayBuffer());
  const startsWith = (...bytes: number[]) => bytes.every((byte, index) => head[index] === byte);
  if (startsWith(0x50, 0x4b)) return readZip(file, name);
  if (startsWith(0x89, 0x48, 0x44, 0x46)) return readKerasModel(await file.arrayBuffer(), name.replace(/\.[^.]*$/, ''));
  throw explain(ModelImportError, 'file_kind');
}

/** The reason why an error of whatever kind makes a file no model. */
function refusalOf(error: unknown): ModelImportError {
  if (error instanceof ModelImportError) return error;
  if (error instanceof ModelFormatError) return withFault(new ModelImportError(error.message), error.fault);
  if (error instanceof DatasetError) return explain(ModelImportError, 'zip');
  return explain(ModelImportError, 'file_broken', String(error));
}

async function readZip(file: Blob, name: string): Promise<SequentialModel> {
  const files = new Map<string, Uint8Array>();
  for await (const entry of unzip(file, name, LIMITS)) if ('bytes' in entry) files.set(entry.path, entry.bytes);
  const jsonPath = [...files.keys()].find((path) => /(^|\/)model\.json$/.test(path));
  if (!jsonPath) {
    if (files.has('model.weights.h5')) throw explain(ModelImportError, 'zip_keras');
    throw explain(ModelImportError, 'zip_model', [...files.keys()].slice(0, 5).join(', ') || '–');
  }
  const json = parseJson(files.get(jsonPath)!, jsonPath) as { weightsManifest?: { paths?: unknown }[] };
  const groups = Array.isArray(json?.weightsManifest) ? json.weightsManifest : [];
  const folder = jsonPath.slice(0, -'model.json'.length);
  const parts = groups
    .flatMap((group) => (Array.isArray(group?.paths) ? group.paths : []))
    .map((path) => {
      const bytes = files.get(`${folder}${path}`);
      if (!bytes) throw explain(ModelImportError, 'weight_file', String(path));
      return bytes.slice();
    });
  return parseLayersModel(json, await new Blob(parts).arrayBuffer());
}

function parseJson(bytes: Uint8Array, name: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw explain(ModelImportError, 'json', name);
  }
}
