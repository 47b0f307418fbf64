import type { ModelMetadata } from '../../../model/spec.ts';

/** What the shipped model's own file says of it. */
export interface ShippedModel extends ModelMetadata {
  readonly parameterCount: number;
}

interface ModelJson {
  readonly userDefinedMetadata?: ModelMetadata;
  readonly weightsManifest: readonly {
    readonly weights: readonly { readonly name: string; readonly shape: readonly number[] }[];
  }[];
}

/** Reads the card of the model that ships with the extension; its weights stay where they are. */
export async function readShippedModel(): Promise<ShippedModel> {
  const response = await fetch('/model/model.json');
  const json = (await response.json()) as ModelJson;
  const metadata: ModelMetadata = json.userDefinedMetadata ?? {
    name: 'Digit Reader',
    classes: 10,
    minDigitProbability: 0,
    trainedAt: null,
    testAccuracy: null,
    validationAccuracy: null,
  };
  const parameterCount = json.weightsManifest
    .flatMap(({ weights }) => weights)
    .filter(({ name }) => !/\/moving_(mean|variance)$/.test(name)) // measured, not learned
    .reduce((sum, { shape }) => sum + shape.reduce((product, size) => product * size, 1), 0);
  return { ...metadata, parameterCount };
}
