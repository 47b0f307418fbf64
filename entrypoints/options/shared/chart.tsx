import { useEffect, useRef } from 'preact/hooks';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { cssColor } from './css-color.ts';

/** One curve: its name, the custom property of its colour, and a value for every x (null where it has none). */
export interface Curve {
  readonly label: string;
  readonly color: `--${string}`;
  readonly isDashed?: boolean;
  readonly values: readonly (number | null)[];
}

/** Curves over a shared x axis, redrawn when their values, the width or the colour scheme change. */
export function Chart(props: {
  /** Name and latest values, for assistive technology. */
  label: string;
  xs: readonly number[];
  curves: readonly Curve[];
  formatY: (value: number) => string;
  /** Smallest and greatest y to show; fitted to the values by default. */
  range?: (min: number, max: number) => [min: number, max: number];
}) {
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<UPlot>(null);
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    const element = host.current!;
    const build = () => {
      plot.current?.destroy();
      plot.current = new UPlot(optionsOf(latest.current, element.clientWidth), dataOf(latest.current), element);
    };
    build();
    const resize = new ResizeObserver(() => plot.current?.setSize({ width: element.clientWidth, height: HEIGHT }));
    resize.observe(element);
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    scheme.addEventListener('change', build);
    return () => {
      resize.disconnect();
      scheme.removeEventListener('change', build);
      plot.current?.destroy();
      plot.current = null;
    };
  }, []);
  useEffect(() => plot.current?.setData(dataOf(props)), [props.xs, props.curves]);

  return (
    <div class="chart" role="img" aria-label={props.label}>
      <div class="legends">
        {props.curves.map(({ label, color, isDashed }) => (
          <span key={label} class="legend">
            <i class={isDashed ? 'dashed' : ''} style={{ borderColor: `var(${color})` }} />
            {label}
          </span>
        ))}
      </div>
      <div ref={host} class="plot" />
    </div>
  );
}

const HEIGHT = 200;

const dataOf = ({ xs, curves }: { xs: readonly number[]; curves: readonly Curve[] }): UPlot.AlignedData => [
  [...xs],
  ...curves.map(({ values }) => [...values]),
];

function optionsOf({ curves, formatY, range }: Parameters<typeof Chart>[0], width: number): UPlot.Options {
  const muted = cssColor('--muted');
  const axis: UPlot.Axis = {
    stroke: muted,
    font: '12px system-ui, sans-serif',
    grid: { stroke: cssColor('--line'), width: 1 },
    ticks: { show: false },
  };
  return {
    width,
    height: HEIGHT,
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { time: false },
      y: range ? { range: (_plot, min, max) => range(min ?? 0, max ?? 1) } : {},
    },
    axes: [
      { ...axis, size: 28, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5] },
      { ...axis, size: 56, values: (_plot, ticks) => ticks.map(formatY) },
    ],
    series: [
      {},
      ...curves.map(({ label, color, isDashed }) => ({
        label,
        stroke: cssColor(color),
        width: 2,
        dash: isDashed ? [6, 4] : [],
        spanGaps: true,
        points: { show: isDashed === true, size: 5, fill: cssColor(color) },
      })),
    ],
  };
}
