import type { Picture } from '../api.ts';

/**
 * The grey to put behind a picture's transparent parts: white, unless what is opaque is itself light, as chalk or a
 * white logo is, which only shows on black.
 *
 * @returns 255 or 0
 */
export function chooseBackground({ data }: Picture): number {
  let brightness = 0;
  let opacity = 0;
  for (let i = 0; i < data.length; i += 4) {
    const alpha = data[i + 3]!;
    opacity += alpha;
    brightness += alpha * (0.299 * data[i]! + 0.587 * data[i + 1]! + 0.114 * data[i + 2]!);
  }
  const isTransparent = opacity < 0.995 * 255 * (data.length / 4);
  return isTransparent && opacity > 0 && brightness / opacity > 127 ? 0 : 255;
}
