import type { Plugin } from 'vite';

/** Kernels that a folded network may run (model/network.ts) and those that tfjs's own ops call beneath them. */
export const readingKernels = [
  'Add',
  'AvgPool',
  'BatchMatMul',
  'Cast',
  'Conv2D',
  'Fill',
  'FusedConv2D',
  'Identity',
  'MaxPool',
  'Multiply',
  'Relu',
  'Reshape',
  'Sigmoid',
  'Softmax',
  'Tanh',
  'Transpose',
  '_FusedMatMul',
];

/** And those that training runs besides: losses, statistics, and the composed kernels where there is no SIMD. */
export const trainingKernels = [
  ...readingKernels,
  'Conv2DBackpropInput',
  'Equal',
  'Exp',
  'Log',
  'Max',
  'Maximum',
  'OnesLike',
  'PadV2',
  'RealDiv',
  'Reverse',
  'Rsqrt',
  'Slice',
  'Square',
  'Step',
  'Sub',
  'Sum',
];

const core = '\0slim-tfjs-core';
const wasm = '\0slim-tfjs-wasm';
const none = '\0slim-tfjs-none';
const THREADED = /wasm-threaded-simd(\.worker)?\.js$/;

const modules = (kernels: readonly string[]): Record<string, string> => ({
  // tfjs-core without the optimizers, which its index registers as a side effect.
  [core]: `import '@tensorflow/tfjs-core/dist/base_side_effects.js';
export * from '@tensorflow/tfjs-core/dist/base.js';`,
  [wasm]: `import { registerKernel } from '@tensorflow/tfjs-core';
${kernels.map((name) => `import { ${configOf(name)} } from '@tensorflow/tfjs-backend-wasm/dist/kernels/${name}.js';`).join('\n')}
for (const kernel of [${kernels.map(configOf).join(', ')}]) registerKernel(kernel);
export * from '@tensorflow/tfjs-backend-wasm/dist/base.js';`,
  // The glue of the threaded build, which an extension's Content-Security-Policy does not let run.
  [none]: 'export default null; export const wasmWorkerContents = "";',
});

function configOf(kernel: string): string {
  return `${kernel.replace(/^_F/, '_f').replace(/^[A-Z]/, (letter) => letter.toLowerCase())}Config`;
}

/**
 * Leaves out of a worker's bundle what it never uses: of 150 kernels it keeps those that are named. The script is most of
 * a cold start, so that its size is the user's waiting time.
 */
export function slimTfjs(kernels: readonly string[]): Plugin {
  const sources = modules(kernels);
  return {
    name: 'slim-tfjs',
    enforce: 'pre',
    resolveId(source) {
      if (source === '@tensorflow/tfjs-core') return core;
      if (source === '@tensorflow/tfjs-backend-wasm') return wasm;
      return THREADED.test(source) ? none : null;
    },
    load: (id) => sources[id] ?? null,
  };
}
