import type { backend_util, TensorInfo } from '@tensorflow/tfjs-core';
import type { SimdHeap } from './heap.ts';

/** Padded pictures that are worked on together take about this much: half of a usual second cache. */
const GROUP_BYTES = 128 * 1024;
/** Rows of pictures and gradients that stay in a usual first cache together. */
const CHUNK_BYTES = 20 * 1024;
/** Blocks of the filter gradient read up to five numbers behind their last. */
const SLACK_BYTES = 64;

type Geometry = backend_util.Conv2DInfo;

const eights = (channels: number): number => Math.ceil(channels / 8) * 8;

/** Convolution of `x` by `filter` on the own kernels. */
export function simdConv2d(heap: SimdHeap, x: TensorInfo, filter: TensorInfo, geometry: Geometry): TensorInfo {
  const { filterHeight, filterWidth, inChannels, outChannels, strideHeight, strideWidth, padInfo } = geometry;
  const rows = filterHeight * filterWidth * inChannels;
  const out = heap.allocate(geometry.outShape);
  convolve(heap, x, out, {
    ...geometry,
    spread: 1,
    top: padInfo.top,
    left: padInfo.left,
    paddedHeight: (geometry.outHeight - 1) * strideHeight + filterHeight,
    paddedWidth: (geometry.outWidth - 1) * strideWidth + filterWidth,
    packedRows: rows,
    pack: (packed) => heap.functions.packFilter(heap.offsetOf(filter), rows, outChannels, packed),
  });
  return out;
}

/** Gradient of the input of a convolution: the gradient's own convolution, spread by the strides, by the turned filter. */
export function simdConv2dGradInput(
  heap: SimdHeap,
  dy: TensorInfo,
  filter: TensorInfo,
  geometry: Geometry,
): TensorInfo {
  const { filterHeight, filterWidth, inChannels, outChannels, padInfo } = geometry;
  const out = heap.allocate(geometry.inShape);
  const taps = filterHeight * filterWidth;
  convolve(heap, dy, out, {
    batchSize: geometry.batchSize,
    inHeight: geometry.outHeight,
    inWidth: geometry.outWidth,
    inChannels: outChannels,
    outHeight: geometry.inHeight,
    outWidth: geometry.inWidth,
    outChannels: inChannels,
    filterHeight,
    filterWidth,
    strideHeight: 1,
    strideWidth: 1,
    spread: geometry.strideHeight,
    top: filterHeight - 1 - padInfo.top,
    left: filterWidth - 1 - padInfo.left,
    paddedHeight: geometry.inHeight + filterHeight - 1,
    paddedWidth: geometry.inWidth + filterWidth - 1,
    packedRows: taps * outChannels,
    pack: (packed) => heap.functions.packTurnedFilter(heap.offsetOf(filter), taps, inChannels, outChannels, packed),
  });
  return out;
}

interface Convolution
  extends Pick<
      Geometry,
      'batchSize' | 'inHeight' | 'inWidth' | 'inChannels' | 'outHeight' | 'outWidth' | 'outChannels'
    >,
    Pick<Geometry, 'filterHeight' | 'filterWidth' | 'strideHeight' | 'strideWidth'> {
  readonly spread: number;
  readonly top: number;
  readonly left: number;
  readonly paddedHeight: number;
  readonly paddedWidth: number;
  readonly packedRows: number;
  pack(packed: number): void;
}

function convolve(heap: SimdHeap, x: TensorInfo, out: TensorInfo, shape: Convolution): void {
  const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, outChannels, paddedHeight, paddedWidth } =
    shape;
  const isPadded = paddedHeight !== inHeight || paddedWidth !== inWidth || shape.spread !== 1;
  const pictureBytes = paddedHeight * paddedWidth * inChannels * 4;
  const group = Math.min(Math.max(Math.floor(GROUP_BYTES / pictureBytes), 1), batchSize);
  const packedBytes = eights(outChannels) * shape.packedRows * 4;
  const room = heap.scratch(packedBytes + group * (outHeight * outWidth * 4 + pictureBytes) + SLACK_BYTES);
  shape.pack(room);
  heap.functions.conv2d(
    ...[
      heap.offsetOf(x),
      batchSize,
      inHeight,
      inWidth,
      inChannels,
      Number(isPadded),
      shape.spread,
      shape.top,
      shape.left,
    ],
    ...[paddedHeight, paddedWidth, room, shape.filterHeight, shape.filterWidth, shape.strideHeight, shape.strideWidth],
    ...[heap.offsetOf(out), outHeight, outWidth, outChannels, group, room + packedBytes],
  );
}

/** Gradient of the filter of a convolution. */
export function simdConv2dGradFilter(heap: SimdHeap, dy: TensorInfo, x: TensorInfo, geometry: Geometry): TensorInfo {
  const { filterHeight, filterWidth, inChannels, outChannels, strideHeight, strideWidth, padInfo } = geometry;
  let { batchSize, inHeight, inWidth, outHeight, outWidth } = geometry;
  const isPointwise = filterHeight * filterWidth * strideHeight * strideWidth === 1;
  if (isPointwise) {
    // Pixels have no neighbours here: all of them are one row.
    [inWidth, outWidth] = [batchSize * inHeight * inWidth, batchSize * outHeight * outWidth];
    [batchSize, inHeight, outHeight] = [1, 1, 1];
  }
  const rows = filterHeight * filterWidth * inChannels;
  const wide = eights(outChannels);
  const isNarrow = wide !== outChannels;
  const paddedHeight = (outHeight - 1) * strideHeight + filterHeight;
  const paddedWidth = (outWidth - 1) * strideWidth + filterWidth;
  const hasLooseTaps = (filterWidth * inChannels) % 6 !== 0; // the last block reads behind the pictures
  const isPadded = paddedHeight !== inHeight || paddedWidth !== inWidth || hasLooseTaps;
  const pictureBytes = isPadded ? paddedHeight * paddedWidth * inChannels * 4 + SLACK_BYTES : 0;
  const wideDyBytes = isNarrow ? batchSize * outHeight * outWidth * wide * 4 : 0;
  const wideBytes = isNarrow ? rows * wide * 4 : 0;

  const gradient = heap.allocate(geometry.filterShape);
  const picture = heap.scratch(pictureBytes + wideDyBytes + wideBytes);
  const wideDy = picture + pictureBytes;
  const wideGradient = wideDy + wideDyBytes;
  const pixels = batchSize * outHeight * outWidth;
  if (isNarrow) heap.functions.copyRows(heap.offsetOf(dy), pixels, outChannels, wideDy, wide);
  const rowBytes = (strideHeight * paddedWidth * inChannels + outWidth * wide) * 4;
  const chunk = Math.min(Math.max(Math.round(CHUNK_BYTES / rowBytes), 1), outHeight);
  heap.functions.filterGradient(
    ...[heap.offsetOf(x), batchSize, inHeight, inWidth, inChannels, Number(isPadded), padInfo.top, padInfo.left],
    ...[paddedHeight, paddedWidth, isNarrow ? wideDy : heap.offsetOf(dy), outHeight, outWidth, wide],
    ...[filterHeight, filterWidth, strideHeight, strideWidth],
    ...[isNarrow ? wideGradient : heap.offsetOf(gradient), chunk, picture],
  );
  if (isNarrow) heap.functions.copyRows(wideGradient, rows, wide, heap.offsetOf(gradient), outChannels);
  return gradient;
}
