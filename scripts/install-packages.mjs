// @ts-check
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const mark = 'node_modules/.digit-reader-lock';

/**
 * Says which lockfile and machine an installation is for. It is kept in `node_modules`, so that it goes when they go.
 *
 * @param {string} root the repository
 */
function fingerprint(root) {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  return `${lock} ${process.platform} ${process.arch}\n`;
}

/**
 * Whether `node_modules` is missing, half installed, or made from another lockfile.
 *
 * @param {string} root the repository
 */
export function isInstallationStale(root) {
  return !existsSync(join(root, mark)) || readFileSync(join(root, mark), 'utf8') !== fingerprint(root);
}

/**
 * Installs the packages that the lockfile names, with npm's output shown, where they are missing or stale.
 *
 * @param {string} root the repository
 * @throws {Error} npm failed, after having said why
 */
export function installPackages(root) {
  if (!isInstallationStale(root)) return;
  console.log('Installing packages (npm ci) …');
  const { npm_execpath: npm, npm_node_execpath: node } = process.env;
  // The Node that runs npm, never the one in node_modules: `npm ci` deletes that one first.
  const isWithinNpm = npm && node && /npm-cli\.js$/.test(npm);
  const options = /** @type {const} */ ({ cwd: root, stdio: 'inherit' });
  const { status, error } = isWithinNpm
    ? spawnSync(node, [npm, 'ci'], options)
    : spawnSync('npm', ['ci'], { ...options, shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`npm ci failed${error ? `: ${error.message}` : ', see above'}`);
  markInstallation(root);
}

/**
 * Notes what the packages in `node_modules` were installed for, once they are all there.
 *
 * @param {string} root the repository
 */
export function markInstallation(root) {
  writeFileSync(join(root, mark), fingerprint(root));
}
