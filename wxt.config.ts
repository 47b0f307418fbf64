import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'wxt';
import { readingKernels, slimTfjs, trainingKernels } from './scripts/slim-tfjs.ts';

const wasmFolder = 'node_modules/@tensorflow/tfjs-backend-wasm/wasm-out';

/** What the workers fetch at run time, and where in the extension it lies. */
const runtimeFiles = {
  'model/model.json': 'model/weights/model.json',
  'model/weights.bin': 'model/weights/weights.bin',
  'model/MODEL_CARD.md': 'model/MODEL_CARD.md',
  'wasm/tfjs-backend-wasm-simd.wasm': `${wasmFolder}/tfjs-backend-wasm-simd.wasm`,
  'wasm/tfjs-backend-wasm.wasm': `${wasmFolder}/tfjs-backend-wasm.wasm`,
};

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  manifestVersion: 3,
  manifest: ({ browser }) => ({
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    action: { default_title: '__MSG_action_title__' },
    icons: { 16: 'icon/16.png', 32: 'icon/32.png', 48: 'icon/48.png', 128: 'icon/128.png' },
    // light-dark() in the pages' CSS is the newest thing that they need.
    minimum_chrome_version: '123',
    permissions:
      browser === 'firefox'
        ? ['activeTab', 'menus', 'scripting', 'storage']
        : ['activeTab', 'contextMenus', 'scripting', 'storage', 'offscreen'],
    optional_host_permissions: ['<all_urls>'],
    commands: {
      'read-area': { suggested_key: { default: 'Alt+Shift+D' }, description: '__MSG_command_area__' },
    },
    content_security_policy: { extension_pages: "script-src 'self' 'wasm-unsafe-eval'; object-src 'none'" },
    ...(browser === 'firefox' && {
      browser_specific_settings: {
        gecko: {
          id: 'digit-reader@example.org',
          strict_min_version: '142.0',
          data_collection_permissions: { required: ['none'] },
        },
      },
    }),
  }),
  hooks: {
    'build:publicAssets': (_wxt, files) => {
      for (const [relativeDest, source] of Object.entries(runtimeFiles)) {
        const absoluteSrc = resolve(import.meta.dirname, source);
        if (!existsSync(absoluteSrc))
          throw new Error(`${source} is missing: run \`npm install\`, or \`npm run train\``);
        files.push({ absoluteSrc, relativeDest });
      }
    },
    'vite:build:extendConfig': (entrypoints, config) => {
      if (entrypoints.some(({ name }) => name === 'recognizer-worker')) config.plugins!.push(slimTfjs(readingKernels));
      if (entrypoints.some(({ name }) => name === 'trainer-worker')) config.plugins!.push(slimTfjs(trainingKernels));
    },
  },
  zip: { artifactTemplate: 'digit-reader-{{version}}-{{browser}}.zip' },
});
