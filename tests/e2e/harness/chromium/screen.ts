import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

/** A virtual screen, for what no headless browser has: its own menus. */
export interface Screen {
  /** As `DISPLAY` names it. */
  readonly display: string;
  close(): Promise<void>;
}

/** Whether there is a virtual screen, and a hand to use on it. */
export function hasScreenTools(): boolean {
  return ['Xvfb', 'xdotool'].every((program) => spawnSync('which', [program]).status === 0);
}

/**
 * Starts Xvfb on a display that is free.
 *
 * @throws {Error} it ended before it was ready
 */
export async function startScreen(): Promise<Screen> {
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise<string>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    child.stdio[3]!.once('data', (bytes: Buffer) => resolve(bytes.toString().trim()));
  });
  return {
    display: `:${number}`,
    async close() {
      child.kill();
      await once(child, 'exit');
    },
  };
}
