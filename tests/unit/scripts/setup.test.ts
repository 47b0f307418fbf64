import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findBrowser } from '../../../scripts/find-browsers.mjs';
import { isInstallationStale, markInstallation } from '../../../scripts/install-packages.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'digit-reader-setup-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('isInstallationStale', () => {
  beforeEach(() => writeFileSync(join(folder, 'package-lock.json'), '{ "lockfileVersion": 3 }'));

  test('without node_modules, or with packages that npm never finished', () => {
    expect(isInstallationStale(folder)).toBe(true);
    mkdirSync(join(folder, 'node_modules/wxt'), { recursive: true });
    expect(isInstallationStale(folder)).toBe(true);
  });

  test('not after an installation, and again once the lockfile has changed', () => {
    mkdirSync(join(folder, 'node_modules'));
    markInstallation(folder);
    expect(isInstallationStale(folder)).toBe(false);
    writeFileSync(join(folder, 'package-lock.json'), '{ "lockfileVersion": 3, "packages": {} }');
    expect(isInstallationStale(folder)).toBe(true);
  });
});

describe('findBrowser', () => {
  test('takes the program that the user names, before any other', () => {
    const program = join(folder, 'my-firefox');
    writeFileSync(program, '');
    expect(findBrowser('firefox', { FIREFOX_PATH: program })).toEqual({ name: 'firefox', path: program });
  });

  test('says that the named program is not there, rather than taking another', () => {
    const found = findBrowser('chromium', { ...process.env, CHROME_PATH: join(folder, 'nothing') });
    expect(found).toMatchObject({ path: null, reason: expect.stringMatching(/CHROME_PATH is .*nothing/) });
  });
});
