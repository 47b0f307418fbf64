import { ModelFormatError } from './errors.ts';
import { type Activation, GLYPH_SIZE, type LayerSpec, type Padding } from './spec.ts';

type Config = Record<string, unknown>;

const activations: readonly Activation[] = ['linear', 'relu', 'softmax', 'sigmoid', 'tanh'];

/**
 * Reads the layers out of a Keras or tfjs topology of a Sequential model.
 *
 * @param topology `model_config` of Keras, or `modelTopology` of tfjs
 * @throws {ModelFormatError} not Sequential, input other than 28×28×1, or a layer that the engine does not run
 */
export function parseLayers(topology: unknown): LayerSpec[] {
  const outer = topology as Config;
  const model = ((outer.model_config as Config | undefined) ?? outer) as Config;
  const className = model.class_name;
  if (className !== 'Sequential') throw new ModelFormatError('model_kind', String(className));
  const config = model.config as Config | Config[] | undefined;
  const entries = (Array.isArray(config) ? config : config?.layers) as
    | { class_name?: string; config?: Config }[]
    | undefined;
  if (!Array.isArray(entries) || entries.length === 0 || entries.length > 200) {
    throw new ModelFormatError('model_layers');
  }
  checkInput(entries[0]!.config ?? {});
  return entries.flatMap(({ class_name, config }) => parseLayer(String(class_name), config ?? {}));
}

/** The topology as tfjs writes it, `tf.loadLayersModel` reads it back. */
export function serializeLayers(layers: readonly LayerSpec[]): object {
  const input = { batch_input_shape: [null, GLYPH_SIZE, GLYPH_SIZE, 1], dtype: 'float32' };
  return {
    class_name: 'Sequential',
    config: {
      name: 'digits',
      layers: layers.map((layer, index) => {
        const [class_name, config] = serializeLayer(layer);
        return { class_name, config: { name: layer.name, trainable: true, ...config, ...(index === 0 ? input : {}) } };
      }),
    },
    keras_version: 'tfjs-layers 4.22.0',
    backend: 'tensor_flow.js',
  };
}

function checkInput(config: Config): void {
  const shape = (config.batch_input_shape ?? config.batch_shape ?? config.batchInputShape) as unknown[] | undefined;
  if (!Array.isArray(shape) || shape.slice(1).join() !== `${GLYPH_SIZE},${GLYPH_SIZE},1`) {
    throw new ModelFormatError('model_input', JSON.stringify(shape ?? null));
  }
}

function parseLayer(className: string, config: Config): LayerSpec[] {
  const name = String(config.name ?? className);
  const fail = (option: string): never => {
    throw new ModelFormatError('layer_option', name, className, option);
  };
  const activation = (value: unknown = 'linear'): Activation => {
    if (!activations.includes(value as Activation)) fail(`activation: ${String(value)}`);
    return value as Activation;
  };
  const pair = (value: unknown, fallback?: unknown): [number, number] => {
    const given = value ?? fallback;
    const [a, b] = (Array.isArray(given) ? given : [given, given]) as number[];
    if (![a, b].every((side) => Number.isInteger(side) && side! >= 1 && side! <= 64))
      fail(`size: ${JSON.stringify(given)}`);
    return [a!, b!];
  };
  const units = (value: unknown): number => {
    if (!Number.isInteger(value) || (value as number) < 1 || (value as number) > 65536) fail(`size: ${String(value)}`);
    return value as number;
  };
  const padding = (value: unknown = 'valid'): Padding => {
    if (value !== 'same' && value !== 'valid') fail(`padding: ${String(value)}`);
    return value as Padding;
  };
  if (config.data_format === 'channels_first') fail('data_format: channels_first');
  const useBias = config.use_bias !== false;

  switch (className) {
    case 'InputLayer':
      return [];
    case 'Conv2D':
      if (pair(config.dilation_rate, 1).join() !== '1,1') fail('dilation_rate');
      if ((config.groups ?? 1) !== 1) fail('groups');
      return [
        {
          type: 'conv2d',
          name,
          filters: units(config.filters),
          kernelSize: pair(config.kernel_size),
          strides: pair(config.strides, 1),
          padding: padding(config.padding as string | undefined),
          activation: activation(config.activation ?? undefined),
          useBias,
        },
      ];
    case 'Dense':
      return [
        {
          type: 'dense',
          name,
          units: units(config.units),
          activation: activation(config.activation ?? undefined),
          useBias,
        },
      ];
    case 'BatchNormalization':
      if (config.scale === false || config.center === false) fail('scale or center: false');
      return [
        { type: 'batchNormalization', name, epsilon: typeof config.epsilon === 'number' ? config.epsilon : 1e-3 },
      ];
    case 'Activation':
      return [{ type: 'activation', name, activation: activation(config.activation) }];
    case 'ReLU':
      return [{ type: 'activation', name, activation: 'relu' }];
    case 'Softmax':
      return [{ type: 'activation', name, activation: 'softmax' }];
    case 'MaxPooling2D':
    case 'AveragePooling2D': {
      const poolSize = pair(config.pool_size, 2);
      return [
        {
          type: className === 'MaxPooling2D' ? 'maxPooling2d' : 'averagePooling2d',
          name,
          poolSize,
          strides: pair(config.strides, poolSize),
          padding: padding(config.padding as string | undefined),
        },
      ];
    }
    case 'Flatten':
      return [{ type: 'flatten', name }];
    case 'Dropout':
      return [{ type: 'dropout', name, rate: typeof config.rate === 'number' ? config.rate : 0 }];
    default:
      throw new ModelFormatError('layer_kind', name, className);
  }
}

function serializeLayer(layer: LayerSpec): [className: string, config: Config] {
  const window = { data_format: 'channels_last' };
  switch (layer.type) {
    case 'conv2d':
      return [
        'Conv2D',
        {
          ...window,
          filters: layer.filters,
          kernel_size: layer.kernelSize,
          strides: layer.strides,
          padding: layer.padding,
          dilation_rate: [1, 1],
          activation: layer.activation,
          use_bias: layer.useBias,
        },
      ];
    case 'dense':
      return ['Dense', { units: layer.units, activation: layer.activation, use_bias: layer.useBias }];
    case 'batchNormalization':
      return ['BatchNormalization', { axis: -1, momentum: 0.99, epsilon: layer.epsilon, center: true, scale: true }];
    case 'activation':
      return ['Activation', { activation: layer.activation }];
    case 'maxPooling2d':
    case 'averagePooling2d':
      return [
        layer.type === 'maxPooling2d' ? 'MaxPooling2D' : 'AveragePooling2D',
        { ...window, pool_size: layer.poolSize, strides: layer.strides, padding: layer.padding },
      ];
    case 'flatten':
      return ['Flatten', {}];
    case 'dropout':
      return ['Dropout', { rate: layer.rate }];
  }
}
