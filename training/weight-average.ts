/**
 * Moves the exponential average of the weights one step, in place. Young averages forget faster, so that the random start is gone early.
 *
 * @param decay share of the average that stays, in [0, 1); 0 means no averaging
 * @param step counted from 1
 * @see Polyak & Juditsky 1992; Tarvainen & Valpola 2017, Mean teachers, §3
 */
export function updateAverage(average: Float32Array, parameters: Float32Array, decay: number, step: number): void {
  const share = 1 - Math.min(decay, step / (step + 10));
  for (let index = 0; index < average.length; index++)
    average[index] = average[index]! + share * (parameters[index]! - average[index]!);
}
