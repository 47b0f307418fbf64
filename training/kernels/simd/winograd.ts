import type { backend_util, TensorInfo } from '@tensorflow/tfjs-core';
import type { SimdHeap } from './heap.ts';

/** A group's transforms and products together take about this much: half of a usual second cache. */
const GROUP_BYTES = 512 * 1024;
/** Places of a transformed tile of 6×6. */
const PLACES = 36;
/** A tile of vectors between its two transforms. */
const TILE_BYTES = PLACES * 16;
/** Blocks of the filter gradient read up to five numbers behind their last. */
const SLACK_BYTES = 64;

type Geometry = backend_util.Conv2DInfo;

/**
 * Whether tiles of 4×4 pixels pay for a convolution: 3×3 filters, no strides, whole vectors of channels, and fewer
 * multiplications than directly, edges counted.
 *
 * @param from channels of what is convolved
 * @param to channels of the result
 */
export function isForWinograd(geometry: Geometry, from: number, to: number): boolean {
  const { filterHeight, filterWidth, strideHeight, strideWidth, outHeight, outWidth } = geometry;
  const isPlain = filterHeight === 3 && filterWidth === 3 && strideHeight === 1 && strideWidth === 1;
  if (!isPlain || from % 4 || to % 8) return false;
  return PLACES * tilesOf(outHeight, outWidth) < 0.6 * 9 * outHeight * outWidth;
}

/** `simdConv2d` by Winograd's F(4×4, 3×3): Lavin & Gray 2016, arXiv 1509.09308. */
export function winogradConv2d(heap: SimdHeap, x: TensorInfo, filter: TensorInfo, geometry: Geometry): TensorInfo {
  const { inChannels, outChannels, padInfo } = geometry;
  const out = heap.allocate(geometry.outShape);
  convolve(heap, x, out, {
    ...geometry,
    ...{ top: padInfo.top, left: padInfo.left, packedBytes: 0 },
    transform: (_packed, transformed, tile) =>
      heap.functions.winogradFilter(
        ...[heap.offsetOf(filter), inChannels * outChannels * 4, outChannels * 4, 32, inChannels, outChannels],
        ...[transformed, tile],
      ),
  });
  return out;
}

/** `simdConv2dGradInput` by Winograd's F(4×4, 3×3). */
export function winogradConv2dGradInput(
  heap: SimdHeap,
  dy: TensorInfo,
  filter: TensorInfo,
  geometry: Geometry,
): TensorInfo {
  const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, outChannels, padInfo } = geometry;
  const out = heap.allocate(geometry.inShape);
  convolve(heap, dy, out, {
    ...{ batchSize, inHeight: outHeight, inWidth: outWidth, inChannels: outChannels },
    ...{ outHeight: inHeight, outWidth: inWidth, outChannels: inChannels },
    ...{ top: 2 - padInfo.top, left: 2 - padInfo.left, packedBytes: 9 * inChannels * outChannels * 4 },
    transform: (packed, transformed, tile) => {
      // [inChannels / 8, 9, outChannels, 8]
      heap.functions.packTurnedFilter(heap.offsetOf(filter), 9, inChannels, outChannels, packed);
      heap.functions.winogradFilter(
        ...[packed, outChannels * 32, 32, 9 * outChannels * 32, outChannels, inChannels, transformed, tile],
      );
    },
  });
  return out;
}

/** `simdConv2dGradFilter` by the way back through Winograd's F(4×4, 3×3). */
export function winogradConv2dGradFilter(
  heap: SimdHeap,
  dy: TensorInfo,
  x: TensorInfo,
  geometry: Geometry,
): TensorInfo {
  const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, outChannels, padInfo } = geometry;
  const tiles = tilesOf(outHeight, outWidth);
  const paddedBytes = paddedPixels(outHeight, outWidth) * inChannels * 4 + tiles * 16 * outChannels * 4;
  const group = groupOf(tiles, inChannels + outChannels, batchSize);
  const transformBytes = placesBytes(group * tiles, inChannels) + placesBytes(group * tiles, outChannels);
  const gradient = heap.allocate(geometry.filterShape);
  const sumBytes = PLACES * inChannels * outChannels * 4;
  const room = heap.scratch(TILE_BYTES + sumBytes + group * paddedBytes + transformBytes + SLACK_BYTES);
  heap.functions.winogradFilterGradient(
    ...[heap.offsetOf(x), batchSize, inHeight, inWidth, inChannels, padInfo.top, padInfo.left],
    ...[heap.offsetOf(dy), outHeight, outWidth, outChannels, heap.offsetOf(gradient), group, room],
  );
  return gradient;
}

interface Convolution
  extends Pick<
    Geometry,
    'batchSize' | 'inHeight' | 'inWidth' | 'inChannels' | 'outHeight' | 'outWidth' | 'outChannels'
  > {
  readonly top: number;
  readonly left: number;
  /** Room that `transform` needs besides. */
  readonly packedBytes: number;
  transform(packed: number, transformed: number, tile: number): void;
}

function convolve(heap: SimdHeap, x: TensorInfo, out: TensorInfo, shape: Convolution): void {
  const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, outChannels } = shape;
  const tiles = tilesOf(outHeight, outWidth);
  const paddedBytes = paddedPixels(outHeight, outWidth) * inChannels * 4;
  const group = groupOf(tiles, inChannels + outChannels, batchSize);
  const transformBytes = placesBytes(group * tiles, inChannels) + placesBytes(group * tiles, outChannels);
  const filterBytes = PLACES * inChannels * outChannels * 4;
  const groupBytes = group * paddedBytes + transformBytes;
  const room = heap.scratch(shape.packedBytes + filterBytes + groupBytes + TILE_BYTES);
  const transformed = room + shape.packedBytes;
  const rest = transformed + filterBytes;
  shape.transform(room, transformed, rest);
  heap.functions.winogradConv2d(
    ...[heap.offsetOf(x), batchSize, inHeight, inWidth, inChannels, shape.top, shape.left, transformed],
    ...[heap.offsetOf(out), outHeight, outWidth, outChannels, group, rest],
  );
}

const tilesOf = (height: number, width: number): number => Math.ceil(height / 4) * Math.ceil(width / 4);

const paddedPixels = (height: number, width: number): number =>
  (Math.ceil(height / 4) * 4 + 2) * (Math.ceil(width / 4) * 4 + 2);

/** The 36 matrices [tiles, channels], as `placeSize` of assembly/winograd-tiles.ts spaces them. */
const placesBytes = (tiles: number, channels: number): number =>
  PLACES * (Math.ceil(tiles / 6) * 6 * channels * 4 + 64);

/** How many pictures go together: of the greater half that there is room for, as many as best fill blocks of six tiles. */
function groupOf(tiles: number, channels: number, batchSize: number): number {
  const most = Math.min(Math.max(Math.floor(GROUP_BYTES / (PLACES * tiles * channels * 4)), 1), batchSize);
  let best = most;
  const share = (group: number) => (group * tiles) / (Math.ceil((group * tiles) / 6) * 6);
  for (let group = most; group > most / 2; group--) if (share(group) > share(best)) best = group;
  return best;
}
