import type { PictureRequest } from '../page/messages.ts';

/** What the background asks the offscreen document; every page of the extension sees it, and only that one answers. */
export interface OffscreenRequest extends PictureRequest {
  readonly kind: 'offscreen-read';
}

/** Whether a message is for the offscreen document. */
export function isOffscreenRequest(message: unknown): message is OffscreenRequest {
  return (message as { kind?: unknown } | null)?.kind === 'offscreen-read';
}

/** What the background asks when a training is to go on without its page. */
export const OFFSCREEN_KEEP = { kind: 'offscreen-keep-training' } as const;

/** Whether a message is that one. */
export function isOffscreenKeep(message: unknown): boolean {
  return (message as { kind?: unknown } | null)?.kind === OFFSCREEN_KEEP.kind;
}
