import { beforeEach, expect, test, vi } from 'vitest';
import { mayOffer, offerPermission } from '../../../../entrypoints/background/offer-permission.ts';

const { windows, tabs, stored } = vi.hoisted(() => ({
  windows: { create: vi.fn() },
  tabs: { create: vi.fn() },
  stored: {} as Record<string, unknown>,
}));
vi.mock('wxt/browser', () => ({
  browser: {
    windows,
    tabs,
    runtime: { getURL: (path: string) => `extension:/${path}` },
    permissions: { contains: async () => false },
    storage: { session: { get: async () => stored, set: async (values: object) => Object.assign(stored, values) } },
  },
}));

const PICTURE = 'https://pictures.example/5.png';
const PAGE = 'extension://permission.html?host=pictures.example';

beforeEach(() => {
  vi.clearAllMocks();
  for (const key of Object.keys(stored)) delete stored[key];
});

test('a host is asked for in a small window, once a session', async () => {
  expect(await mayOffer(PICTURE)).toBe(true);
  await offerPermission(PICTURE, 7);
  expect(windows.create).toHaveBeenCalledWith(expect.objectContaining({ url: PAGE, type: 'popup' }));
  expect(tabs.create).not.toHaveBeenCalled();
  expect(await mayOffer(PICTURE)).toBe(false);
});

test('where no window can be opened, it is asked for in a tab', async () => {
  windows.create.mockRejectedValueOnce(new Error('no windows here'));
  await offerPermission(PICTURE, 7);
  expect(tabs.create).toHaveBeenCalledWith({ url: PAGE });
  expect(await mayOffer(PICTURE)).toBe(false);
});
