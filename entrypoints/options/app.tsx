import { useEffect } from 'preact/hooks';
import { onActiveModelChange } from '../../model/active-model.ts';
import { onTrainingNews } from '../../training/training-news.ts';
import { refreshModels } from './model/model-library.ts';
import { ModelSection } from './model/model-section.tsx';
import { ResultsSection } from './results/results-section.tsx';
import { undoInterruptedImport } from './samples/import-run.ts';
import { noticeSamples, refreshSampleCounts } from './samples/sample-library.ts';
import { SamplesSection } from './samples/samples-section.tsx';
import { ConfirmDialog } from './shared/confirm.tsx';
import { t } from './shared/messages.ts';
import { attempt, Notices } from './shared/notices.tsx';
import { onReturn } from './shared/on-return.ts';
import { type Section, sections, useSection } from './shared/route.ts';
import { TrainSection } from './train/train-section.tsx';
import { hearOfTraining, resumeTraining } from './train/training-run.ts';
import { TrainingStatus } from './train/training-status.tsx';

const views: Record<Section, () => preact.JSX.Element> = {
  model: ModelSection,
  samples: SamplesSection,
  train: TrainSection,
  results: ResultsSection,
};

/** The page: a header with the way to the four sections, what there is to tell, and one section. */
export function App() {
  const section = useSection();
  useEffect(() => {
    attempt(refreshModels);
    attempt(refreshSampleCounts);
    attempt(undoInterruptedImport);
    attempt(resumeTraining);
    const deafen = [
      onActiveModelChange(() => attempt(refreshModels)),
      onTrainingNews(() => attempt(hearOfTraining)),
      onReturn(() => attempt(noticeSamples)), // corrections on pages and in the popup tell nobody
    ];
    return () => {
      for (const end of deafen) end();
    };
  }, []);
  const View = views[section];
  return (
    <>
      <button type="button" class="skip-link button" onClick={() => document.getElementById('content')?.focus()}>
        {t('skip')}
      </button>
      <header class="page-header">
        <div class="brand">
          <img src="/icon/48.png" alt="" width="32" height="32" />
          <span>Digit Reader</span>
        </div>
        <nav aria-label={t('sections')}>
          {sections.map((name) => (
            <a key={name} href={`#${name}`} aria-current={name === section ? 'page' : undefined}>
              {t(`section_${name}`)}
            </a>
          ))}
        </nav>
        <TrainingStatus />
      </header>
      <Notices />
      <main id="content" tabIndex={-1}>
        <h1>{t(`section_${section}`)}</h1>
        <p class="lead">{t(`lead_${section}`)}</p>
        <View />
      </main>
      <ConfirmDialog />
    </>
  );
}
