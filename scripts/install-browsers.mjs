// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Debian's name first, Ubuntu's second. */
const packagesOf = {
  chromium: ['chromium', 'chromium-browser'],
  firefox: ['firefox-esr', 'firefox'],
};

/** Whether the distribution's packages can be installed here: Debian or a child of it, as root. */
export function canInstallPackages() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/etc/os-release')) return false;
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/**
 * Installs browsers from the distribution, with apt's output shown. A failure is said and not thrown: whoever needs the
 * browser looks for it again.
 *
 * @param {readonly ('chromium' | 'firefox')[]} names
 * @param {readonly string[]} [alsoWanted] packages that make the tests more real, and that nothing depends on
 */
export function installBrowsers(names, alsoWanted = []) {
  console.log(`Installing ${[...names, ...alsoWanted].join(', ')} from the distribution …`);
  apt('update');
  for (const name of names) packagesOf[name].some((candidate) => apt('install', candidate));
  for (const name of alsoWanted) apt('install', name);
}

/** @param {'update' | 'install'} command @param {string[]} packages */
function apt(command, ...packages) {
  const { status } = spawnSync('apt-get', ['-y', '-qq', '--no-install-recommends', command, ...packages], {
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status !== 0) console.error(`apt-get ${[command, ...packages].join(' ')} failed`);
  return status === 0;
}
