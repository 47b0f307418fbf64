import * as tf from '@tensorflow/tfjs-core';

/** Runs a kernel by name on the active backend, recorded on the tape when there is one. Always a list. */
export function runKernel(name: string, inputs: Record<string, tf.Tensor>, attrs: object = {}): tf.Tensor[] {
  // tfjs declares attributes as JSON-like values, and passes whatever it is given.
  const outputs = tf.engine().runKernel(name, inputs, attrs as tf.NamedAttrMap) as tf.Tensor | tf.Tensor[];
  return Array.isArray(outputs) ? outputs : [outputs];
}
