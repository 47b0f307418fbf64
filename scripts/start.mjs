// @ts-check
/** `npm start`: everything from a bare clone to the extension in a real browser. `-- --browser firefox` picks Firefox. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { browserNames } from './find-browsers.mjs';
import { projectNode, root, setup } from './setup.mjs';

const { values } = parseArgs({ options: { browser: { type: 'string' } } });
const asked = browserNames.find((name) => name === values.browser?.replace(/^(chrome|edge)$/, 'chromium'));
if (values.browser && !asked) {
  console.error(`Expected --browser ${browserNames.join(' or ')}, got ${values.browser}`);
  process.exit(1);
}

let found = setup({ browsers: asked ? [asked] : ['chromium'] });
// Any browser will do for who names none: Firefox where there is neither Chromium nor a way to it.
if (!asked && found[0]?.path === null) found = [...found, ...setup({ browsers: ['firefox'] })];
const browser = found.find(({ path }) => path !== null);
if (!browser) {
  for (const { name, ...rest } of found) console.error(`${name}: ${'reason' in rest ? rest.reason : ''}`);
  process.exit(1);
}

const child = spawn(projectNode, [join(root, 'scripts/show/show.ts'), browser.name], { cwd: root, stdio: 'inherit' });
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
