import { ModelFormatError } from './errors.ts';
import { parseLayersModel } from './layers-model.ts';
import type { SequentialModel } from './spec.ts';

/**
 * Fetches a tfjs LayersModel: model.json and, beside it, the weight files that it names.
 *
 * @param url of model.json
 * @throws {ModelFormatError} a file is missing or broken
 */
export async function loadModel(url: string): Promise<SequentialModel> {
  const json = (await (await get(url)).json()) as { weightsManifest?: { paths?: string[] }[] };
  const paths = (json.weightsManifest ?? []).flatMap((group) => group.paths ?? []);
  const parts = await Promise.all(paths.map(async (path) => (await get(new URL(path, url).href)).blob()));
  return parseLayersModel(json, await new Blob(parts).arrayBuffer());
}

async function get(url: string): Promise<Response> {
  const response = await fetch(url).catch(() => undefined);
  if (!response?.ok) throw new ModelFormatError('model_unread', url.replace(/^.*\//, ''));
  return response;
}
