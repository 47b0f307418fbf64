import { useMemo } from 'preact/hooks';
import { Chart } from '../shared/chart.tsx';
import { formatAccuracy, formatNumber, formatShare } from '../shared/format.ts';
import { t } from '../shared/messages.ts';
import type { TrainingCurves } from './training-curves.ts';

const formatLoss = (loss: number, digits: number): string => formatNumber(Number(loss.toPrecision(digits)));

/** Loss, and accuracy on training and held-out pictures, over the steps. */
export function TrainingCharts({ curves }: { curves: TrainingCurves }) {
  const loss = useMemo(() => [{ label: t('curve_loss'), color: '--accent' as const, values: curves.loss }], [curves]);
  const accuracy = useMemo(
    () => [
      { label: t('curve_accuracy'), color: '--accent' as const, values: curves.accuracy },
      { label: t('curve_held_out'), color: '--good' as const, isDashed: true, values: curves.heldOut },
    ],
    [curves],
  );
  const lastLoss = curves.loss.at(-1);
  const lastAccuracy = curves.accuracy.at(-1);
  return (
    <div class="charts">
      <Chart
        label={t('chart_loss', lastLoss == null ? '–' : formatLoss(lastLoss, 3))}
        xs={curves.steps}
        curves={loss}
        formatY={(value) => formatLoss(value, 2)}
        range={(_min, max) => [0, Math.max(max, 0.01) * 1.05]}
      />
      <Chart
        label={t('chart_accuracy', formatAccuracy(lastAccuracy))}
        xs={curves.steps}
        curves={accuracy}
        formatY={formatShare}
        range={(min) => [Math.max(0, Math.min(0.9, min - 0.02)), 1]}
      />
    </div>
  );
}
