import { expose } from 'comlink';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createRecognizer } from '../engine/recognizer.ts';
import { onActiveModelChange } from '../model/active-model.ts';
import { parameterCount } from '../model/layer-shapes.ts';
import { parseLayersModel } from '../model/layers-model.ts';
import { loadModel } from '../model/load-model.ts';
import { GLYPH_SIZE, type SequentialModel } from '../model/spec.ts';
import { openModelStore } from '../model/store.ts';

/** The version that the pointer names, or the shipped model. */
async function loadActiveModel() {
  // Both at once: nearly always the shipped one is active, and it need not wait for the store to say so.
  const shipping = loadModel(new URL('/model/model.json', location.href).href);
  shipping.catch(() => undefined); // matters only where it is used
  // Where the browser keeps no database, as in some private windows, there is no other model either.
  const active = await activeVersion().catch(() => null);
  if (!active) return withInfo('shipped', undefined, await shipping);
  const { version, files } = active;
  return withInfo(version.id, version.name, parseLayersModel(files.modelJson, files.weightBytes));
}

async function activeVersion() {
  const store = await openModelStore();
  try {
    return await store.active();
  } finally {
    store.close();
  }
}

function withInfo(id: string, name: string | undefined, model: SequentialModel) {
  const { testAccuracy, trainedAt } = model.metadata;
  const info = {
    id,
    name: name ?? model.metadata.name,
    parameterCount: parameterCount(model.layers, [GLYPH_SIZE, GLYPH_SIZE, 1]),
    testAccuracy,
    trainedAt,
  };
  return { info, model };
}

export default defineUnlistedScript(() => {
  const recognizer = createRecognizer({ wasmFolder: '/wasm/', loadModel: loadActiveModel });
  // At once, without waiting for the first message; a first run through the network makes the user's own a quick one.
  recognizer.classify(new Float32Array(GLYPH_SIZE ** 2)).catch(() => undefined);
  onActiveModelChange(() => void recognizer.reload().catch(() => undefined));
  expose(recognizer);
});
