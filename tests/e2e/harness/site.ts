import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { type PageKind, pages } from './pages.ts';
import { whitePng } from './white-png.ts';

/** A web site of test pages on two origins of this machine. */
export interface Site {
  /** Address of a page with a picture of digits in `#digits`. */
  page(kind: PageKind): string;
  close(): Promise<void>;
}

const samples = resolve(import.meta.dirname, '../../../public/samples');

/** Starts the site on two free ports; the second stands for somebody else's server. */
export async function startSite(): Promise<Site> {
  const home = createServer((request, response) => answer(request, response, origins));
  const other = createServer((request, response) => answer(request, response, origins));
  const origins = { home: await listen(home), other: await listen(other) };
  return {
    page: (kind) => `${origins.home}/page/${kind}`,
    async close() {
      for (const server of [home, other]) {
        server.closeAllConnections();
        await new Promise((done) => server.close(done));
      }
    },
  };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function answer(request: IncomingMessage, response: ServerResponse, origins: { home: string; other: string }): void {
  const [, folder = '', name = ''] = (request.url ?? '').split('/');
  response.setHeader('Cache-Control', 'no-store');
  const page = folder === 'page' ? pages[name as PageKind] : undefined;
  if (page) {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    if (page.policy) response.setHeader('Content-Security-Policy', page.policy);
    const head = '<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title>';
    response.end(`${head}<body>${page.body(origins)}</body></html>`);
    return;
  }
  const isPicture = ['picture', 'open', 'protected'].includes(folder) && /^[\w-]+\.\w+$/.test(name);
  // A page may show a protected picture; no script may fetch it, not even with the page's own address as its referrer.
  const isRefused = folder === 'protected' && request.headers['sec-fetch-dest'] !== 'image';
  if (!isPicture || isRefused) {
    response.writeHead(isRefused ? 403 : folder === 'favicon.ico' ? 204 : 404).end();
    return;
  }
  if (folder === 'open') response.setHeader('Access-Control-Allow-Origin', '*');
  const type = { svg: 'image/svg+xml', png: 'image/png', jpg: 'image/jpeg' }[name.split('.')[1]!];
  response.setHeader('Content-Type', type ?? 'application/octet-stream');
  response.end(made[name]?.() ?? readFileSync(resolve(samples, name)));
}

/** Pictures that are no files of the samples. */
const made: Record<string, () => string | Buffer> = {
  'four.svg': () => drawing,
  'truncated.jpg': () => readFileSync(resolve(samples, 'phone-number.jpg')).subarray(0, 9000),
  'huge.png': () => whitePng(20_000),
};

/** A 4 as vectors, without a size of its own. */
const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><rect width="100" height="100" fill="#fff"/>' +
  '<g fill="none" stroke="#111" stroke-width="7" stroke-linecap="round" stroke-linejoin="round">' +
  '<path d="M42 18 L26 58 L74 57"/><path d="M60 36 L55 84"/></g></svg>';
