import { formatShare } from '../shared/format.ts';
import { t } from '../shared/messages.ts';
import { useObservable } from '../shared/observable.ts';
import { trainingRun } from './training-run.ts';

/** In the header: how far the training is, or that a new model waits, whatever section is shown. */
export function TrainingStatus() {
  const { training } = useObservable(trainingRun);
  if (training.stage === 'idle') return null;
  if (training.stage !== 'running')
    return (
      <a class="status" href="#train">
        {training.stage === 'finished' ? t('status_finished') : t('status_interrupted')}
      </a>
    );
  const { progress } = training;
  const share = progress && progress.steps > 0 ? progress.step / progress.steps : 0;
  return (
    <a class="status live" href="#train">
      {progress?.isPaused ? t('phase_paused') : t('status_running', formatShare(share))}
    </a>
  );
}
