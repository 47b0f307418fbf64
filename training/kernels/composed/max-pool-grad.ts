import * as tf from '@tensorflow/tfjs-core';

/**
 * Gradient of 2-D max pooling, composed of stock ops: each window's gradient goes to its first greatest value, row by
 * row, whatever its sign. (The backend's own kernel starts its search from the smallest positive number, so that windows
 * without a positive value pass no gradient.)
 *
 * @param x [n, height, width, channels]
 * @param dy [n, outHeight, outWidth, channels]
 * @returns like `x`
 */
export function composedMaxPoolGrad(
  x: tf.Tensor4D,
  dy: tf.Tensor4D,
  geometry: tf.backend_util.Conv2DInfo,
): tf.Tensor4D {
  const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, strideHeight, strideWidth } = geometry;
  const { filterHeight, filterWidth, padInfo } = geometry;
  return tf.tidy(() => {
    // Room for every window, whole strides, so that a row of windows is a reshape away from a row of pixels.
    const height = (outHeight + Math.ceil(filterHeight / strideHeight)) * strideHeight;
    const width = (outWidth + Math.ceil(filterWidth / strideWidth)) * strideWidth;
    const below = Math.max(height - inHeight - padInfo.top, 0);
    const beside = Math.max(width - inWidth - padInfo.left, 0);
    const margins: [number, number][] = [
      [0, 0],
      [padInfo.top, below],
      [padInfo.left, beside],
      [0, 0],
    ];
    const padded = tf.slice(tf.pad(x, margins, Number.NEGATIVE_INFINITY), [0, 0, 0, 0], [-1, height, width, -1]);

    const offsets = Array.from({ length: filterHeight * filterWidth }, (_, index) => ({
      row: Math.floor(index / filterWidth),
      column: index % filterWidth,
    }));
    const end = [batchSize, outHeight * strideHeight, outWidth * strideWidth, inChannels];
    const candidates = offsets.map(({ row, column }) => {
      // Every stride-th row, then every stride-th column, as slices of a reshaped picture: `stridedSlice` is slow.
      const moved = tf.slice(padded, [0, row, column, 0], [-1, end[1]!, end[2]!, -1]);
      const rows = tf.reshape(moved, [batchSize * outHeight, strideHeight, outWidth, strideWidth * inChannels]);
      const pixels = tf.slice(rows, [0, 0, 0, 0], [-1, 1, -1, inChannels]);
      return tf.reshape(pixels, [batchSize, outHeight, outWidth, inChannels]);
    });
    const greatest = candidates.reduce((left, right) => tf.maximum(left, right));

    let isOpen: tf.Tensor = tf.onesLike(dy); // 1 where a window has not given its gradient away yet
    let sum: tf.Tensor = tf.zeros([batchSize, height, width, inChannels]);
    for (const [index, { row, column }] of offsets.entries()) {
      const isHere = tf.mul(tf.cast(tf.equal(candidates[index]!, greatest), 'float32'), isOpen);
      isOpen = tf.sub(isOpen, isHere);
      // Zeros between the rows, then between the columns: window i, j → pixel i × stride, j × stride
      const given = tf.reshape(tf.mul(dy, isHere), [batchSize * outHeight, 1, outWidth, inChannels]);
      const rows = tf.pad(given, [
        [0, 0],
        [0, strideHeight - 1],
        [0, 0],
        [0, 0],
      ]);
      const pixels = tf.reshape(rows, [batchSize, end[1]! * outWidth, 1, inChannels]);
      const columns = tf.pad(pixels, [
        [0, 0],
        [0, 0],
        [0, strideWidth - 1],
        [0, 0],
      ]);
      const spread = tf.reshape(columns, end);
      const down = height - outHeight * strideHeight - row;
      const across = width - outWidth * strideWidth - column;
      sum = tf.add(
        sum,
        tf.pad(spread, [
          [0, 0],
          [row, down],
          [column, across],
          [0, 0],
        ]),
      );
    }
    const reached = tf.slice(
      sum,
      [0, padInfo.top, padInfo.left, 0],
      [-1, Math.min(inHeight, height - padInfo.top), Math.min(inWidth, width - padInfo.left), -1],
    ) as tf.Tensor4D;
    return tf.pad(reached, [
      [0, 0],
      [0, inHeight - reached.shape[1]],
      [0, inWidth - reached.shape[2]],
      [0, 0],
    ]);
  });
}
