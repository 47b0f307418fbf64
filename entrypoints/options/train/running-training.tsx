import { useRef } from 'preact/hooks';
import type { TrainingProgress } from '../../../training/api.ts';
import { Button } from '../shared/button.tsx';
import { useFocusWhenLost } from '../shared/focus-when-lost.ts';
import { formatCount, formatDuration, formatShare } from '../shared/format.ts';
import { t } from '../shared/messages.ts';
import { attempt } from '../shared/notices.tsx';
import { TrainingCharts } from './training-charts.tsx';
import { stopTraining, type TrainingState, togglePause } from './training-run.ts';

/** A training under way: how far, how fast, how well, and Pause and Stop. */
export function RunningTraining({ training }: { training: Extract<TrainingState, { stage: 'running' }> }) {
  const { progress, isStopping } = training;
  const place = useRef<HTMLElement>(null);
  useFocusWhenLost(place);
  const isPaused = progress?.isPaused ?? false;
  const isTraining = progress?.phase === 'training';
  return (
    <section ref={place} tabIndex={-1} class="card running" aria-labelledby="running-title">
      <div class="card-header">
        <div>
          <p class="eyebrow">{t(training.mode === 'fine-tune' ? 'mode_fine_tune' : 'mode_from_scratch')}</p>
          <h2 id="running-title">{t('running_title', training.data)}</h2>
        </div>
        <div class="actions">
          <Button isDisabled={!isTraining || isStopping} onPress={() => attempt(togglePause)}>
            {isPaused ? t('resume') : t('pause')}
          </Button>
          <Button isDisabled={!progress || isStopping} onPress={() => attempt(stopTraining)}>
            {isStopping ? t('stopping') : t('stop')}
          </Button>
        </div>
      </div>
      <ProgressBar progress={progress} />
      <p class="phase" role="status">
        {isPaused ? t('phase_paused') : training.isAsked && !progress ? t('phase_asked') : phaseText(progress)}
      </p>
      <dl class="figures compact">
        <Live label={t('figure_epoch')} value={progress ? `${progress.epoch} / ${progress.epochs}` : '–'} />
        <Live
          label={t('figure_time_left')}
          value={progress?.timeLeftMs == null ? '–' : formatDuration(progress.timeLeftMs)}
        />
        <Live
          label={t('figure_speed')}
          value={progress?.imagesPerSecond == null ? '–' : formatCount(Math.round(progress.imagesPerSecond))}
        />
      </dl>
      <TrainingCharts curves={training.curves} />
      <p class="hint">{t('running_hint')}</p>
    </section>
  );
}

function ProgressBar({ progress }: { progress: TrainingProgress | null }) {
  const share = progress && progress.steps > 0 ? progress.step / progress.steps : 0;
  const isKnown = progress !== null && (progress.phase === 'training' || progress.phase === 'evaluating-after');
  return (
    <div class="progress-line">
      <progress max={1} value={isKnown ? share : undefined} aria-label={t('progress')} />
      <span aria-hidden="true">{isKnown ? formatShare(share) : ''}</span>
    </div>
  );
}

const phases = {
  loading: 'phase_loading',
  'evaluating-before': 'phase_before',
  training: 'phase_training',
  'evaluating-after': 'phase_after',
} as const;

const phaseText = (progress: TrainingProgress | null): string => t(phases[progress?.phase ?? 'loading']);

function Live({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
