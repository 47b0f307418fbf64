import { fromWire } from '../host/wire.ts';
import { areaAnchor, pictureAnchor } from '../page/anchor.ts';
import { createAnswer } from '../page/answer.ts';
import { ask } from '../page/ask.ts';
import { failureText } from '../page/failure-text.ts';
import { intersect, type Rectangle, shareOf } from '../page/geometry.ts';
import { createOverlayRoot } from '../page/overlay-root.ts';
import { selectArea } from '../page/select-area.ts';
import { localize } from '../ui/localize.ts';

// For pages that let no extension in, PDFs above all: the same selection, over a screenshot of the page.
const screen = document.getElementById('screen') as HTMLImageElement;

async function start(): Promise<void> {
  const captureId = new URLSearchParams(location.search).get('capture') ?? '';
  screen.src = await ask({ kind: 'take-capture', captureId });
  await screen.decode();
  for (;;) {
    const area = await selectArea();
    if (!area) return window.close();
    await readArea(area);
  }
}

/** Reads an area and shows the answer until it is closed. */
function readArea(area: Rectangle): Promise<void> {
  return new Promise((resolve) => {
    const root = createOverlayRoot(window);
    const picture = pictureAnchor(screen).rectangle()!;
    const answer = createAnswer(root, areaAnchor(area), close);
    let isOpen = true;

    function close(): void {
      isOpen = false;
      root.remove();
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('pointerdown', onPress);
      resolve();
    }
    function onKey(event: KeyboardEvent): void {
      if (event.key === 'Escape') close();
    }
    function onPress(event: PointerEvent): void {
      if (!root.holds(event.target)) close();
    }
    function follow(): void {
      answer.follow();
      if (isOpen) requestAnimationFrame(follow);
    }
    async function read(): Promise<void> {
      answer.showWaiting();
      const seen = intersect(area, picture);
      try {
        if (!seen) throw new Error('the area is beside the picture');
        const reading = fromWire(
          await ask({ kind: 'read-picture', picture: screen.src, share: shareOf(picture, seen) }),
        );
        answer.showReading(reading, { share: shareOf(area, seen) });
      } catch (error) {
        answer.showFailure(failureText(error), () => void read());
      }
    }
    window.addEventListener('keydown', onKey);
    window.addEventListener('pointerdown', onPress);
    follow();
    void read();
  });
}

localize(document);
start().catch((error: unknown) => {
  const remark = document.getElementById('remark')!;
  remark.textContent = failureText(error);
  remark.hidden = false;
  screen.hidden = true;
});
