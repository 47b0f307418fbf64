import { tCount } from '../shared/messages.ts';

/** The ten digits: how many of each were drawn, and which one is asked for. */
export function DigitProgress(props: {
  asked: number;
  /** How many of each digit were drawn, from 0. */
  kept: readonly number[];
  onAsk: (digit: number) => void;
}) {
  return (
    <div class="digit-progress">
      {props.kept.map((count, digit) => (
        <button
          key={digit}
          type="button"
          class={count > 0 ? 'done' : ''}
          aria-current={digit === props.asked ? 'step' : undefined}
          aria-label={tCount('draw_choose', count, digit)}
          onClick={() => props.onAsk(digit)}
        >
          {digit}
          {count > 0 && <small aria-hidden="true">✓ {count}</small>}
        </button>
      ))}
    </div>
  );
}
