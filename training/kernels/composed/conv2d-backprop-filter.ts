import * as tf from '@tensorflow/tfjs-core';

/**
 * Filter gradient of a 2-D convolution, composed of stock ops: batch and channels change places, so that the gradient is
 * itself one convolution of the pictures with the gradient as the filter, dilated by the forward strides.
 *
 * @param x [n, height, width, inChannels]
 * @param dy [n, outHeight, outWidth, outChannels]
 * @returns [filterHeight, filterWidth, inChannels, outChannels]
 */
export function composedConv2dBackpropFilter(
  x: tf.Tensor4D,
  dy: tf.Tensor4D,
  geometry: tf.backend_util.Conv2DInfo,
): tf.Tensor4D {
  const { filterHeight, filterWidth, strideHeight, strideWidth, outHeight, outWidth, padInfo } = geometry;
  return tf.tidy(() => {
    // The rows and columns that the forward pass touched, no more: 'valid' may have left some out.
    const height = (outHeight - 1) * strideHeight + filterHeight;
    const width = (outWidth - 1) * strideWidth + filterWidth;
    const bottom = Math.max(height - geometry.inHeight - padInfo.top, 0);
    const right = Math.max(width - geometry.inWidth - padInfo.left, 0);
    const margins: [number, number][] = [
      [0, 0],
      [padInfo.top, bottom],
      [padInfo.left, right],
      [0, 0],
    ];
    const touched = tf.slice(tf.pad(x, margins), [0, 0, 0, 0], [-1, height, width, -1]);
    const pictures = tf.transpose(touched, [3, 1, 2, 0]); // [inChannels, height, width, n]
    const filter = tf.transpose(dy, [1, 2, 0, 3]); // [outHeight, outWidth, n, outChannels]
    const gradient = tf.conv2d(pictures as tf.Tensor4D, filter as tf.Tensor4D, 1, 'valid', 'NHWC', [
      strideHeight,
      strideWidth,
    ]); // [inChannels, filterHeight, filterWidth, outChannels]
    return tf.transpose(gradient, [1, 2, 0, 3]);
  });
}
