import type { Browser, CDPSession, Target } from 'puppeteer-core';

/**
 * Collects the errors of every page, popup, offscreen document and background of the browser: uncaught ones, those
 * written to the console, and breaches of a Content-Security-Policy. A failed request is not one: pages are tested
 * that refuse them.
 *
 * @returns the list that they are added to
 */
export function collectProblems(browser: Browser): string[] {
  const problems: string[] = [];
  const watch = async (target: Target) => {
    if (target.type() === 'browser' || /^(chrome|devtools):/.test(target.url())) return;
    try {
      const session = await target.createCDPSession();
      listen(session, target, problems);
      if (target.type() !== 'shared_worker') return;
      // Chromium holds the next shared worker of that address for the debugger of the one that ended.
      session.on('Inspector.targetReloadedAfterCrash', () => {
        session.send('Runtime.runIfWaitingForDebugger').catch(() => {});
      });
      session.send('Inspector.enable').catch(() => {});
      browser.on('targetdestroyed', (gone) => {
        if (gone === target) session.detach().catch(() => {});
      });
    } catch {
      // The target closed while it was being opened: nothing of it can be heard.
    }
  };
  browser.on('targetcreated', (target) => void watch(target));
  for (const target of browser.targets()) void watch(target);
  return problems;
}

function listen(session: CDPSession, target: Target, problems: string[]): void {
  const add = (text: string) => problems.push(`${text} (${target.type()} ${target.url()})`);
  session.on('Runtime.exceptionThrown', ({ exceptionDetails: { text, exception } }) =>
    add(`${text} ${exception?.description ?? exception?.value ?? ''}`),
  );
  session.on('Runtime.consoleAPICalled', ({ type, args }) => {
    if (type === 'error' || type === 'assert')
      add(args.map(({ description, value }) => description ?? value).join(' '));
  });
  session.on('Log.entryAdded', ({ entry }) => {
    if (entry.level === 'error' && entry.source === 'security') add(entry.text);
  });
  session.send('Runtime.enable').catch(() => {});
  session.send('Log.enable').catch(() => {});
}
