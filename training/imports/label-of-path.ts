/**
 * The label that a path gives a picture: its folder's name where that is a digit (`train/7/0012.png`), else the digit
 * at the head of its own name (`7_0012.png`, `7-a.jpg`, `7.png`).
 *
 * @returns 0–9, null where the path says nothing
 */
export function labelOfPath(path: string): number | null {
  const parts = path.split('/');
  const folder = parts.at(-2);
  if (folder && /^[0-9]$/.test(folder)) return Number(folder);
  const match = /^([0-9])(?:[_\-. ])/.exec(parts.at(-1) ?? '');
  return match ? Number(match[1]) : null;
}
