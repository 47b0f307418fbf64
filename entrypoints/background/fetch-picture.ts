import { browser } from 'wxt/browser';
import { PageError } from '../page/wire-error.ts';

const TIMEOUT_MS = 15_000;

/** The permission that a picture's host needs; null where none can be asked: data:, blob:, file:. */
export function originOf(url: string): string | null {
  const { protocol, hostname } = new URL(url);
  return /^https?:$/.test(protocol) ? `*://${hostname}/*` : null;
}

/**
 * Fetches a picture past the page's own bounds, where the user has granted its host.
 *
 * @returns a data: URL
 * @throws {PageError} `not-granted`, or `fetch-failed`
 */
export async function fetchPicture(url: string): Promise<string> {
  const origin = originOf(url);
  if (origin && !(await browser.permissions.contains({ origins: [origin] })))
    throw new PageError('not-granted', `${origin} was not granted`);
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS), cache: 'force-cache' });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return await dataUrlOf(await response.blob());
  } catch (error) {
    throw new PageError('fetch-failed', (error as Error).message);
  }
}

async function dataUrlOf(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const chunks: string[] = [];
  const size = 0x8000; // String.fromCharCode takes so many arguments everywhere; a service worker has no FileReader in Firefox's terms
  for (let at = 0; at < bytes.length; at += size) chunks.push(String.fromCharCode(...bytes.subarray(at, at + size)));
  return `data:${blob.type || 'application/octet-stream'};base64,${btoa(chunks.join(''))}`;
}
