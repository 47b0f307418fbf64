import type { ReliabilityBin } from '../reliability.ts';

/** One line of a chart: a value for each epoch. */
export interface Series {
  readonly name: string;
  /** A CSS class that gives the line its colour. */
  readonly style: string;
  readonly values: readonly number[];
}

const WIDTH = 460;
const HEIGHT = 240;
const MARGIN = { left: 52, right: 24, top: 12, bottom: 34 };

/** Round steps that cut a span in about four. */
function ticks(low: number, high: number): number[] {
  const rough = (high - low) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough) ?? rough;
  const first = Math.ceil(low / step - 1e-9);
  return Array.from({ length: Math.floor(high / step + 1e-9) - first + 1 }, (_, index) => (first + index) * step);
}

function frame(label: string, body: string): string {
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${label}">${body}</svg>`;
}

/** Lines over epochs, from 1. The scale fits the values; `format` writes the ticks of the upright axis. */
export function lineChart(label: string, series: readonly Series[], format: (value: number) => string): string {
  const all = series.flatMap(({ values }) => values);
  const count = Math.max(...series.map(({ values }) => values.length));
  let [low, high] = [Math.min(...all), Math.max(...all)];
  if (high - low < 1e-9) [low, high] = [low - 0.5, high + 0.5];
  const x = (index: number) => MARGIN.left + ((WIDTH - MARGIN.left - MARGIN.right) * index) / Math.max(1, count - 1);
  const y = (value: number) =>
    HEIGHT - MARGIN.bottom - ((HEIGHT - MARGIN.top - MARGIN.bottom) * (value - low)) / (high - low);
  const grid = ticks(low, high).map(
    (value) =>
      `<line class="grid" x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${y(value).toFixed(1)}" y2="${y(value).toFixed(1)}"/><text x="${MARGIN.left - 6}" y="${(y(value) + 4).toFixed(1)}" text-anchor="end">${format(value)}</text>`,
  );
  const epochs = [...new Set([0, Math.floor((count - 1) / 2), count - 1])].map(
    (index) => `<text x="${x(index).toFixed(1)}" y="${HEIGHT - 14}" text-anchor="middle">${index + 1}</text>`,
  );
  const lines = series.map(({ values, style }) => {
    const points = values.map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`);
    return points.length === 1
      ? `<circle class="${style}" cx="${points[0]!.split(',')[0]}" cy="${points[0]!.split(',')[1]}" r="3"/>`
      : `<polyline class="line ${style}" points="${points.join(' ')}"/>`;
  });
  const legend = series.map(({ name, style }) => `<span><i class="${style}"></i>${name}</span>`).join('');
  return `${frame(label, [...grid, ...epochs, ...lines].join(''))}<p class="legend">${legend}<span class="axis">epoch →</span></p>`;
}

/** Share of right answers over the probability given with them; on the diagonal the two agree. */
export function reliabilityDiagram(bins: readonly ReliabilityBin[]): string {
  const side = HEIGHT - MARGIN.top - MARGIN.bottom;
  const x = (value: number) => MARGIN.left + (WIDTH - MARGIN.left - MARGIN.right) * value;
  const y = (value: number) => MARGIN.top + side * (1 - value);
  const bars = bins.map(({ count, accuracy, confidence }, index) => {
    if (count === 0) return '';
    const [left, right] = [x(index / bins.length) + 1, x((index + 1) / bins.length) - 1];
    const title = `<title>${count} answers at ${(100 * confidence).toFixed(1)} % on average, ${(100 * accuracy).toFixed(1)} % right</title>`;
    return `<rect class="bar" x="${left.toFixed(1)}" y="${y(accuracy).toFixed(1)}" width="${(right - left).toFixed(1)}" height="${(side * accuracy).toFixed(1)}">${title}</rect><circle class="dot" cx="${x(confidence).toFixed(1)}" cy="${y(accuracy).toFixed(1)}" r="${Math.min(6, 2 + Math.log10(count)).toFixed(1)}"/>`;
  });
  const axes = [0, 0.25, 0.5, 0.75, 1].map(
    (value) =>
      `<line class="grid" x1="${x(0)}" x2="${x(1)}" y1="${y(value)}" y2="${y(value)}"/><text x="${MARGIN.left - 6}" y="${y(value) + 4}" text-anchor="end">${100 * value} %</text><text x="${x(value)}" y="${HEIGHT - 14}" text-anchor="middle">${100 * value} %</text>`,
  );
  const diagonal = `<line class="diagonal" x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}"/>`;
  return frame('Reliability diagram', [...axes, ...bars, diagonal].join(''));
}
