/**
 * One step of AdamW over `count` numbers, in place, and of the moving average of the parameters.
 *
 * @param rate learning rate, divided by the first moment's bias correction
 * @param secondCorrection 1 - beta2^step
 * @param decay learning rate × weight decay
 * @param averageShare what the average takes from the new parameters, 1 - its decay
 * @see Loshchilov & Hutter 2019, arXiv 1711.05101, algorithm 2
 */
export function adamW(
  parameter: usize,
  gradient: usize,
  first: usize,
  second: usize,
  average: usize,
  count: i32,
  rate: f32,
  beta1: f32,
  beta2: f32,
  epsilon: f32,
  secondCorrection: f32,
  decay: f32,
  averageShare: f32,
): void {
  for (let offset: usize = 0; offset < <usize>(count << 2); offset += 4) {
    const g = load<f32>(gradient + offset);
    const m = load<f32>(first + offset) * beta1 + g * (1 - beta1);
    const v = load<f32>(second + offset) * beta2 + g * g * (1 - beta2);
    const old = load<f32>(parameter + offset);
    const value = old - old * decay - (rate * m) / (sqrt<f32>(v / secondCorrection) + epsilon);
    const mean = load<f32>(average + offset);
    store<f32>(first + offset, m);
    store<f32>(second + offset, v);
    store<f32>(parameter + offset, value);
    store<f32>(average + offset, mean + (value - mean) * averageShare);
  }
}
