import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { t } from './messages.ts';
import { Observable, useObservable } from './observable.ts';

/** A question before something that cannot be undone, or that is likely a mistake. */
export interface Question {
  readonly title: string;
  readonly text: string;
  /** What the confirming button says: the verb, never "OK". */
  readonly confirm: string;
  readonly isDangerous?: boolean;
}

const asked = new Observable<{ question: (Question & { answer: (isConfirmed: boolean) => void }) | null }>({
  question: null,
});

/** Asks in a modal dialog; closing it is a no. */
export function confirm(question: Question): Promise<boolean> {
  asked.state.question?.answer(false);
  return new Promise((resolve) => {
    const answer = (isConfirmed: boolean) => {
      asked.update({ question: null });
      resolve(isConfirmed);
    };
    asked.update({ question: { ...question, answer } });
  });
}

/** Where the question appears. */
export function ConfirmDialog() {
  const { question } = useObservable(asked);
  if (!question) return null;
  return (
    <Dialog title={question.title} onClose={() => question.answer(false)}>
      <p>{question.text}</p>
      <footer class="actions end">
        <Button onPress={() => question.answer(false)}>{t('cancel')}</Button>
        <Button kind={question.isDangerous ? 'danger' : 'primary'} onPress={() => question.answer(true)}>
          {question.confirm}
        </Button>
      </footer>
    </Dialog>
  );
}
