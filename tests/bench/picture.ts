import { parseArgs } from 'node:util';
import type { Classify, Picture } from '../../engine/api.ts';
import { chooseBackground } from '../../engine/picture/gray/choose-background.ts';
import { denoise } from '../../engine/picture/gray/denoise.ts';
import { findPolarity } from '../../engine/picture/gray/find-polarity.ts';
import { resize } from '../../engine/picture/gray/resize.ts';
import { toGray } from '../../engine/picture/gray/to-gray.ts';
import { findInk } from '../../engine/picture/ink-map/find-ink.ts';
import { measureContrast } from '../../engine/picture/ink-map/measure-contrast.ts';
import { readPicture } from '../../engine/picture/read-picture.ts';
import { withoutRules } from '../../engine/picture/rules/without-rules.ts';
import { segment } from '../../engine/picture/segment/segment.ts';
import { loadMnist } from '../../training/cli/load-mnist.ts';
import { createNodeRecognizer } from '../../training/cli/node-recognizer.ts';
import { pictureKinds } from './picture-kinds.ts';

/** Runs that are not counted: the engine's code is not yet compiled in them. */
const WARM_UP = 5;

/** Milliseconds of a reading by stage; `further looks` is there where the first left doubt. */
type Timing = Record<string, number>;

/**
 * `DIGIT_DATA=DIR npm run bench -- picture [--rounds 9] [--only NAME] [--json]`: median processor time of reading a picture, by stage
 * of the first look, and how many were read exactly; each round has another picture of the kind. Processor time, so that other programs do not count; pauses of the collector do.
 */
export async function bench(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      rounds: { type: 'string', default: '9' },
      only: { type: 'string', default: '' },
      json: { type: 'boolean', default: false },
    },
  });
  const rounds = Number(values.rounds);
  if (!(rounds >= 1)) throw new RangeError('Expected --rounds of 1 or more');
  const digits = await loadMnist('test', { dataFolder: process.env.DIGIT_DATA });
  const recognizer = createNodeRecognizer();
  await recognizer.load();
  const medians: Record<string, Timing> = {};
  const exact: Record<string, number> = {};
  for (const [name, make] of Object.entries(pictureKinds(digits))) {
    if (!name.includes(values.only)) continue;
    const timings: Timing[] = [];
    exact[name] = 0;
    for (let round = -WARM_UP; round < rounds; round++) {
      const { picture, text } = make(round + WARM_UP);
      const { timing, read } = await timeStages(picture, recognizer.classify);
      if (round < 0) continue;
      timings.push(timing);
      if (read === text) exact[name]++;
    }
    medians[name] = medianOf(timings);
  }
  const residentMegabytes = process.resourceUsage().maxRSS / 1024;
  if (values.json) console.log(JSON.stringify({ milliseconds: medians, exact, rounds, residentMegabytes }));
  else print(medians, exact, rounds, residentMegabytes);
}

async function timeStages(picture: Picture, classify: Classify): Promise<{ timing: Timing; read: string }> {
  const timing: Timing = {};
  const time = <T>(stage: string, run: () => T): T => {
    const start = process.cpuUsage();
    const made = run();
    timing[stage] = millisecondsSince(start);
    return made;
  };
  const background = time('background', () => chooseBackground(picture));
  const planes = time('resize', () => resize(picture, background));
  const gray = time('gray', () => denoise(toGray(planes))); // none of these is enlarged
  time('polarity', () => findPolarity(gray, false)); // it is dark in all of these
  const contrast = time('contrast', () => measureContrast(gray));
  const ink = time('ink', () => findInk(contrast));
  const cleaned = time('rules', () => withoutRules(ink)?.cleaned ?? ink);
  time('segment', () => segment(cleaned, 1 / planes.scale));
  let network = 0;
  const start = process.cpuUsage();
  const reading = await readPicture(picture, async (glyphs) => {
    const networkStart = process.cpuUsage();
    const predictions = await classify(glyphs);
    network += millisecondsSince(networkStart);
    return predictions;
  });
  const total = millisecondsSince(start);
  const firstLook = Object.values(timing).reduce((sum, stage) => sum + stage, 0);
  const furtherLooks = Math.max(0, total - firstLook - network);
  return { timing: { ...timing, network, 'further looks': furtherLooks, total }, read: reading.text };
}

function millisecondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function medianOf(timings: readonly Timing[]): Timing {
  const median = (stage: string) => timings.map((timing) => timing[stage]!).sort((a, b) => a - b)[timings.length >> 1]!;
  return Object.fromEntries(Object.keys(timings[0]!).map((stage) => [stage, median(stage)]));
}

function print(
  medians: Readonly<Record<string, Timing>>,
  exact: Readonly<Record<string, number>>,
  rounds: number,
  residentMegabytes: number,
): void {
  const names = Object.keys(medians);
  console.log(''.padEnd(14), names.map((name) => name.padStart(18)).join(''));
  for (const stage of Object.keys(medians[names[0]!] ?? {})) {
    const cells = names.map((name) => medians[name]![stage]!.toFixed(1).padStart(18));
    console.log(stage.padEnd(14), cells.join(''));
  }
  console.log('read exactly'.padEnd(14), names.map((name) => `${exact[name]} of ${rounds}`.padStart(18)).join(''));
  console.log(`Milliseconds of processor time, median. ${residentMegabytes.toFixed(0)} MB resident at most.`);
}
