import { language } from './language.ts';

/**
 * A probability in the browser's language: "97.3%". Never rounds up to 100 %, since no reading is certain.
 *
 * @param probability in [0, 1]
 */
export function percent(probability: number): string {
  const shown = probability < 1 ? Math.min(probability, 0.999) : probability;
  const format = new Intl.NumberFormat(language(), { style: 'percent', maximumFractionDigits: 1 });
  return format.format(shown);
}
