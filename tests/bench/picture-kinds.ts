import type { Picture } from '../../engine/api.ts';
import type { Dataset } from '../../training/api.ts';
import { Random } from '../../training/random.ts';
import { makePaper, noise, type PaperKind } from '../fixtures/backgrounds.ts';
import { deadLeaves } from '../fixtures/dead-leaves.ts';
import { digitPage } from '../fixtures/digit-page.ts';
import type { LabelledPicture } from '../fixtures/digit-strings.ts';

/** Of the paper. */
const SEED = 7;
type Size = Pick<Picture, 'width' | 'height'>;
const MEGAPIXEL: Size = { width: 1250, height: 800 };
const PHOTO: Size = { width: 4000, height: 3000 };

/** Pictures to time reading with, by name: what people right-click, and what costs most. Each seed has other digits on it. */
export function pictureKinds(dataset: Dataset): Record<string, (seed: number) => Omit<LabelledPicture, 'kind'>> {
  const page = (kind: PaperKind, size: Size, lineCount = 6, digitsPerLine = 10) => {
    const cellHeight = Math.round(size.height / 8);
    const paper = makePaper(kind, new Random(SEED), size.width, size.height, cellHeight);
    return (seed: number) => digitPage(dataset, { ...size, paper, lineCount, digitsPerLine, cellHeight }, seed);
  };
  const texture = (size: Size) => {
    const cellHeight = Math.round(size.height / 6);
    const unit = size.height / 800;
    const paper = (x: number, y: number) =>
      150 +
      50 * noise(x / (60 * unit), y / (60 * unit), SEED) +
      30 * noise(x / (15 * unit), y / (15 * unit), SEED + 1) +
      10 * noise(x / (3 * unit), y / (3 * unit), SEED + 2);
    return (seed: number) => digitPage(dataset, { ...size, paper, lineCount: 1, digitsPerLine: 4, cellHeight }, seed);
  };
  return {
    'number, 1 MP': page('shadow', MEGAPIXEL, 1, 6),
    'page, 1 MP': page('shadow', MEGAPIXEL),
    'ruled page, 1 MP': page('ruled', MEGAPIXEL),
    'texture, 1 MP': texture(MEGAPIXEL),
    'scene, 1 MP': (seed) => ({ picture: deadLeaves(seed, 0, MEGAPIXEL), text: '' }),
    'number, 12 MP': page('shadow', PHOTO, 1, 6),
    'page, 12 MP': page('rough', PHOTO),
    'texture, 12 MP': texture(PHOTO),
  };
}
