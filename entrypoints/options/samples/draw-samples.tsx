import { useEffect, useRef, useState } from 'preact/hooks';
import { type DrawnStroke, inkOf } from '../../popup/drawing.ts';
import { createDrawingPad, type DrawingPad } from '../../popup/drawing-pad.ts';
import { Button } from '../shared/button.tsx';
import { t, tCount } from '../shared/messages.ts';
import { attempt } from '../shared/notices.tsx';
import { useObservable } from '../shared/observable.ts';
import { DigitProgress } from './digit-progress.tsx';
import { askFor, type DrawnSample, drawingSession, keepDrawing, skipDigit, takeBack } from './drawing-session.ts';

/** "Write a 4": a pad, the digit asked for, and how many of each there are already. */
export function DrawSamples() {
  const { asked, kept, drawn } = useObservable(drawingSession);
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<DrawingPad>(null);
  const [strokeCount, setStrokeCount] = useState(0);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    const lifetime = new AbortController();
    pad.current = createDrawingPad(canvas.current!, (strokes) => setStrokeCount(strokes.length), lifetime.signal);
    return () => lifetime.abort();
  }, []);

  const show = (drawing: readonly DrawnStroke[]) => {
    pad.current?.replace(drawing);
    setStrokeCount(drawing.length);
  };
  const clear = () => show([]);
  const keep = async () => {
    const drawing = pad.current?.strokes ?? [];
    if (isBusy || drawing.length === 0) return;
    setBusy(true);
    clear(); // at once: a quick hand begins the next digit before this one is kept
    const isKept = await attempt(() => keepDrawing(inkOf(drawing).strokes));
    if (!isKept && pad.current?.strokes.length === 0) show(drawing);
    setBusy(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLButtonElement && event.key === 'Enter') return;
    if (event.key === 'Enter') keep();
    else if (event.key === 'Escape') clear();
    else if (event.key === 'z' && (event.ctrlKey || event.metaKey)) pad.current?.undo();
    else return;
    event.preventDefault();
  };

  return (
    <section class="card draw-samples" aria-labelledby="draw-title" onKeyDown={onKeyDown}>
      <div class="card-header">
        <h2 id="draw-title">{t('draw_title')}</h2>
        <p class="hint">{drawn.length > 0 ? tCount('draw_kept', drawn.length) : ''}</p>
      </div>
      <p class="prompt" aria-live="polite">
        {t('draw_prompt')} <strong>{asked}</strong>
      </p>
      <DigitProgress asked={asked} kept={kept} onAsk={askFor} />
      <div class="sample-pad">
        <canvas ref={canvas} role="img" tabIndex={0} aria-label={t('draw_canvas', asked)} />
        {strokeCount === 0 && (
          <span class="pad-hint" aria-hidden="true">
            {t('draw_here')}
          </span>
        )}
      </div>
      <div class="actions">
        <Button kind="primary" isDisabled={strokeCount === 0 || isBusy} onPress={keep}>
          {t('draw_keep')}
        </Button>
        <Button isDisabled={strokeCount === 0} onPress={() => pad.current?.undo()}>
          {t('draw_undo')}
        </Button>
        <Button
          onPress={() => {
            clear();
            skipDigit();
          }}
        >
          {t('draw_skip')}
        </Button>
        <Button kind="quiet" isDisabled={drawn.length === 0 || isBusy} onPress={() => attempt(takeBack)}>
          {t('draw_take_back')}
        </Button>
      </div>
      <p class="hint" role="status">
        {verdict(drawn.at(-1))}
      </p>
    </section>
  );
}

function verdict(last: DrawnSample | undefined): string {
  if (!last) return t('draw_hint');
  const { label } = last.sample;
  if (last.read === null) return t('draw_kept_unread', label);
  if (last.read === label) return t('draw_kept_right', label);
  return t('draw_kept_wrong', label, last.read > 9 ? t('none') : last.read);
}
