import * as tf from '@tensorflow/tfjs-core';

/**
 * Input gradient of a 2-D convolution, composed of stock ops. Without strides it is a convolution of the gradient by the
 * turned filter, many times as fast as the backend's own kernel, which serves the rest.
 *
 * @param dy [n, outHeight, outWidth, outChannels]
 * @param filter [filterHeight, filterWidth, inChannels, outChannels]
 * @returns [n, height, width, inChannels]
 */
export function composedConv2dBackpropInput(
  dy: tf.Tensor4D,
  filter: tf.Tensor4D,
  geometry: tf.backend_util.Conv2DInfo,
): tf.Tensor4D {
  const { filterHeight, filterWidth, strideHeight, strideWidth, padInfo } = geometry;
  if (strideHeight * strideWidth > 1) {
    const pad = padInfo.type === 'SAME' ? 'same' : 'valid';
    const attrs = { strides: [strideHeight, strideWidth], pad, dataFormat: 'NHWC', inputShape: geometry.inShape };
    return tf.engine().runKernel('Conv2DBackpropInput', { dy, filter }, attrs) as tf.Tensor4D;
  }
  return tf.tidy(() => {
    const turned = tf.transpose(tf.reverse(filter, [0, 1]), [0, 1, 3, 2]); // [height, width, outChannels, inChannels]
    const padded = tf.pad(dy, [
      [0, 0],
      [filterHeight - 1 - padInfo.top, filterHeight - 1 - padInfo.bottom],
      [filterWidth - 1 - padInfo.left, filterWidth - 1 - padInfo.right],
      [0, 0],
    ]);
    return tf.conv2d(padded, turned, 1, 'valid');
  });
}
