import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { browserNames, findBrowser } from '../../../scripts/find-browsers.mjs';
import type { TestBrowser } from './browser.ts';
import { hasScreenTools, type Screen, startScreen } from './chromium/screen.ts';
import { launchBrowser } from './launch.ts';
import { type Site, startSite } from './site.ts';

/** What a browser test has at hand, once its tests run. */
export interface Session {
  readonly browser: TestBrowser;
  readonly site: Site;
  /** Takes note that an error of this text belongs to the test; all others fail it. */
  expectProblem(text: RegExp): void;
}

/**
 * Describes the same tests in Chromium and in Firefox, each with a browser of its own that is closed afterwards. A test
 * fails on any error that a page, a worker or the background reports. Where a browser can't be had its tests are
 * skipped, which scripts/test.mjs says at the end; with CI=true they fail.
 */
export function describeInBrowsers(title: string, define: (session: Session) => void): void {
  for (const name of browserNames) {
    const found = findBrowser(name);
    if (found.path === null && process.env.CI === 'true') {
      test(`${title} in ${name}`, () => expect.fail(found.reason));
      continue;
    }
    describe.skipIf(found.path === null)(`${title} in ${name}`, () => {
      let screen: Screen | undefined;
      let browser: TestBrowser | undefined;
      let site: Site | undefined;
      let expected: RegExp[] = [];

      beforeAll(async () => {
        if (name === 'chromium' && hasScreenTools()) screen = await startScreen();
        [browser, site] = await Promise.all([launchBrowser(name, screen ?? 'headless'), startSite()]);
      });
      afterEach(async () => {
        const problems = (await browser!.takeProblems()).filter(
          (problem) => !expected.some((text) => text.test(problem)),
        );
        expected = [];
        expect(problems).toEqual([]);
      });
      afterAll(async () => {
        await browser?.close();
        await screen?.close();
        await site?.close();
      });

      define({
        get browser() {
          return browser!;
        },
        get site() {
          return site!;
        },
        expectProblem: (text) => expected.push(text),
      });
    });
  }
}
