import { useObservable } from '../shared/observable.ts';
import { Interrupted } from './interrupted.tsx';
import { OutcomeCard } from './outcome-card.tsx';
import { RunningTraining } from './running-training.tsx';
import { SetUpTraining } from './set-up-training.tsx';
import { trainingRun } from './training-run.ts';

/** Section "Train": what to train on, then how it goes, then whether to keep it. */
export function TrainSection() {
  const { training } = useObservable(trainingRun);
  if (training.stage === 'running') return <RunningTraining training={training} />;
  if (training.stage === 'finished') return <OutcomeCard outcome={training.outcome} />;
  return (
    <>
      {training.stage === 'interrupted' && <Interrupted pending={training.pending} />}
      <SetUpTraining />
    </>
  );
}
