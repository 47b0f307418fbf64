import { useState } from 'preact/hooks';
import { formatCount } from '../shared/format.ts';
import { t, tCount } from '../shared/messages.ts';

/** A cell of the matrix: what was written, and what was read (10: taken for no digit). */
export interface Cell {
  readonly label: number;
  readonly answer: number;
}

/** How an answer is written: the digit, or a sign for "no digit". */
export const answerName = (answer: number): string => (answer > 9 ? t('none_short') : String(answer));

/**
 * A confusion matrix. Where its cells can be selected, the filled ones are buttons: one stop of the Tab key, and the
 * arrows go from filled cell to filled cell.
 */
export function ConfusionMatrix(props: {
  title: string;
  /** [10][11] counts: row is the label, column the answer. */
  confusion: readonly (readonly number[])[];
  selected?: Cell | null;
  onSelect?: (cell: Cell) => void;
}) {
  const { confusion, onSelect } = props;
  const [focused, setFocused] = useState<Cell>({ label: 0, answer: 0 });
  const hasRejections = confusion.some((row) => (row[10] ?? 0) > 0);
  const answers = Array.from({ length: hasRejections ? 11 : 10 }, (_, index) => index);
  const isFilled = ({ label, answer }: Cell) => (confusion[label]?.[answer] ?? 0) > 0;
  const tabStop = isFilled(focused) ? focused : firstFilled(confusion);

  const move = (event: KeyboardEvent, from: Cell) => {
    const step = arrows[event.key];
    if (!step) return;
    event.preventDefault();
    let { label, answer } = from;
    do {
      label += step[0];
      answer += step[1];
      if (label < 0 || label > 9 || answer < 0 || answer >= answers.length) return;
    } while (!isFilled({ label, answer }));
    setFocused({ label, answer });
    const table = (event.currentTarget as HTMLElement).closest('table');
    table?.querySelector<HTMLElement>(`[data-cell="${label}-${answer}"]`)?.focus();
  };

  return (
    <table class="confusion">
      <caption>{props.title}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span class="visually-hidden">{t('matrix_written')}</span>
          </th>
          {answers.map((answer) => (
            <th key={answer} scope="col" title={answer > 9 ? t('none') : undefined}>
              {answerName(answer)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {confusion.map((row, label) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {answers.map((answer) => {
              const count = row[answer] ?? 0;
              const cell = { label, answer };
              const isCorrect = label === answer;
              if (count === 0) return <td key={answer} class="empty" />;
              const name = tCount('matrix_cell', count, label, answer > 9 ? t('none') : answer);
              return (
                <td
                  key={answer}
                  style={{ '--share': shareOf(count, row, isCorrect) }}
                  class={isCorrect ? 'hit' : 'miss'}
                >
                  {onSelect ? (
                    <button
                      type="button"
                      data-cell={`${label}-${answer}`}
                      tabIndex={tabStop.label === label && tabStop.answer === answer ? 0 : -1}
                      aria-pressed={props.selected?.label === label && props.selected.answer === answer}
                      aria-label={name}
                      onFocus={() => setFocused(cell)}
                      onKeyDown={(event) => move(event, cell)}
                      onClick={() => onSelect(cell)}
                    >
                      {compact(count)}
                    </button>
                  ) : (
                    <span title={name}>{compact(count)}</span>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const arrows: Record<string, readonly [down: number, right: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Strength of a cell's colour in [0, 1]: errors are few, so they are drawn on a square-root scale. */
function shareOf(count: number, row: readonly number[], isCorrect: boolean): number {
  const share = count / row.reduce((sum, value) => sum + value, 0);
  return isCorrect ? share : Math.min(1, 0.25 + Math.sqrt(share));
}

function firstFilled(confusion: readonly (readonly number[])[]): Cell {
  const label = Math.max(
    0,
    confusion.findIndex((row) => row.some((count) => count > 0)),
  );
  return { label, answer: Math.max(0, confusion[label]?.findIndex((count) => count > 0) ?? 0) };
}

const compact = (count: number): string => (count < 10_000 ? formatCount(count) : `${Math.round(count / 1000)}k`);
