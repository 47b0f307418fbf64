// The gradients of a convolutional network over the memory of the tfjs WASM backend: all arguments of type usize are byte
// offsets of float32 numbers there. Nothing is allocated here, and no state is kept.
export { batchNormBackward, batchNormForward, batchStatistics } from './batch-norm';
export { biasRelu, biasReluGradient } from './bias-relu';
export { columnSums } from './column-sums';
export { conv2d, packFilter, packTurnedFilter } from './conv2d';
export { copyRows, filterGradient } from './filter-gradient';
export { maxPoolGradient } from './max-pool-gradient';
export { winogradConv2d, winogradFilter } from './winograd-conv2d';
export { winogradFilterGradient } from './winograd-filter-gradient';
