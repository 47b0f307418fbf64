import type { Picture } from '../../api.ts';

/**
 * The grey to put behind a picture's transparent parts: white, unless what is opaque is itself light, as chalk or a
 * white logo is, which only shows on black.
 *
 * @returns 255 or 0; undefined where nothing shows through, as in photographs
 */
export function chooseBackground({ data }: Picture): number | undefined {
  let opacity = 0;
  for (let i = 3; i < data.length; i += 4) opacity += data[i]!;
  const full = 255 * (data.length / 4);
  if (opacity === full) return undefined;
  if (opacity === 0 || opacity >= 0.995 * full) return 255;
  let brightness = 0;
  for (let i = 0; i < data.length; i += 4)
    brightness += data[i + 3]! * (0.299 * data[i]! + 0.587 * data[i + 1]! + 0.114 * data[i + 2]!);
  return brightness / opacity > 127 ? 0 : 255;
}
