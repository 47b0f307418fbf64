import { type Fault, fill } from './fault.ts';

/** What may be wrong with a model, in English. Pages say the same in the browser's language, under `options_fault_<code>`. */
export const modelFaults = {
  keras_missing: 'Expected numbers in $1, found none.',
  keras_weights: 'Expected a whole Keras model, found weights alone. Save it with model.save, not save_weights.',
  layer_input: 'Layer $1: expected input $2, got [$3].',
  layer_kind: 'Layer $1 ($2): the engine does not run this kind of layer.',
  layer_option: 'Layer $1 ($2): the engine does not run it with $3.',
  layer_window: 'Layer $1: its window is larger than its input.',
  model_file: 'Expected a tfjs LayersModel with modelTopology and weightsManifest.',
  model_input: 'Expected input [n, 28, 28, 1], got $1.',
  model_kind: 'Expected a Sequential model, got $1.',
  model_layers: 'Expected a Sequential model with 1 to 200 layers.',
  model_output: 'Expected ten digits (or eleven or twelve classes) at the end, got [$1].',
  model_unread: 'The model’s file $1 could not be read.',
  weight_infinite: 'Weight $1 is not finite.',
  weight_missing: 'Weight $1 is missing.',
  weight_shape: 'Weight $1: expected [$2], got [$3].',
  weight_type: 'Weight $1: expected floats, got $2.',
  weight_values: 'Weight $1: expected $2 values, got $3.',
  weights_cut_off: 'The weights are cut off: $1 needs more than the $2 bytes there are.',
  weights_large: 'Expected at most $1 bytes of weights, got $2.',
  weights_length: 'Expected $1 bytes of weights, got $2.',
} as const;

/** A model file is broken, or describes a network that the engine does not run. The message says which part and why. */
export class ModelFormatError extends Error {
  override name = 'ModelFormatError';
  readonly code = 'model-format';
  readonly fault: Fault;

  constructor(code: keyof typeof modelFaults, ...values: (string | number)[]) {
    super(fill(modelFaults[code], values));
    this.fault = { code, values };
  }
}
