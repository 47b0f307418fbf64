import { GLYPH_SIZE } from '../../model/spec.ts';
import type { Random } from '../random.ts';
import { blur, blurGlass, blurMotion, resample } from './blur.ts';
import { addDottedLine, addFrame, addLine, addSpecks, addSplashes, addStripe, addZigzag } from './clutter.ts';
import { outline } from './edges.ts';
import { addImpulses, addNoise, addShotNoise } from './noise.ts';
import { reframe } from './reframe.ts';
import { addNeighbour, clipSide } from './segmentation-errors.ts';
import { thicken } from './thickness.ts';
import { addFog, bendTone, setLevels, sharpenTone } from './tone.ts';
import { warpGlyph } from './warp.ts';

/** What one augmentation is given. */
interface Scene {
  readonly random: Random;
  /** 1 is the full recipe. */
  readonly strength: number;
  /** Another digit, uint8 [28, 28]: what may peep in at the side. */
  readonly neighbour: Uint8Array;
}
type Effect = (glyph: Float32Array, scene: Scene) => void;

/** One of a dozen rare, strong effects; `weight` says how often, against the others. */
const HARD_EFFECTS: readonly (readonly [weight: number, effect: Effect])[] = [
  [1.2, (glyph, { random }) => addLine(glyph, random.uniform(0.2, 1), random.uniform(0.3, 1), random)],
  [1, (glyph, { random }) => addDottedLine(glyph, random)],
  [1.4, (glyph, { random }) => addZigzag(glyph, random)],
  [1.2, (glyph, { random }) => addFrame(glyph, random)],
  [1, (glyph, { random }) => addStripe(glyph, random.uniform(1.5, 8), random)],
  [1.2, (glyph, { random }) => addSplashes(glyph, random.uniform(0.01, 0.12), random)],
  [1, (glyph, { random }) => addSpecks(glyph, 1 + random.integer(8), random)],
  [1.2, (glyph, { random }) => addFog(glyph, random.uniform(0.2, 1.8), random)],
  [1, (glyph, { random }) => addImpulses(glyph, random.uniform(0.01, 0.25), random)],
  [0.8, (glyph, { random }) => addShotNoise(glyph, random.uniform(0.2, 0.8), random)],
  [1, (glyph, { random }) => addNoise(glyph, random.uniform(0.1, 0.35), random)],
  [1.2, (glyph, { random }) => blurGlass(glyph, random.uniform(0.4, 1), random)],
  [1, (glyph, { random }) => blurMotion(glyph, random.uniform(0, Math.PI), random.uniform(2, 8))],
  [1, (glyph, { random }) => blur(glyph, random.uniform(0.15, 0.3), 2 + random.integer(4))],
  [1, (glyph, { random }) => resample(glyph, 9 + random.integer(12))],
  [1.2, (glyph, { random }) => outline(glyph, random.uniform(0.15, 0.6))],
  [1.5, (glyph, { random, neighbour }) => addNeighbour(glyph, neighbour, random)],
  [1.2, (glyph, { random }) => clipSide(glyph, random.uniform(0.05, 0.2), random)],
  [
    1.5,
    (glyph, { random }) => {
      const paper = random.uniform(0.1, 0.6);
      setLevels(glyph, paper, random.uniform(paper + 0.3, 1.3), random.uniform(0, 0.3), random.uniform(0, 2 * Math.PI));
    },
  ],
];
const TOTAL_WEIGHT = HARD_EFFECTS.reduce((sum, [weight]) => sum + weight, 0);

function hardEffect(random: Random): Effect {
  let rest = random.uniform(0, TOTAL_WEIGHT);
  for (const [weight, effect] of HARD_EFFECTS) {
    rest -= weight;
    if (rest < 0) return effect;
  }
  return HARD_EFFECTS[0]![1];
}

/** How many are framed as other collections frame them: no spoiling, and so as often in a mild recipe. */
const REFRAMED_SHARE = 0.15;

/** Every glyph is moved and bent a little; one in five is moved far in one way or another, and some are framed anew. */
function move(glyph: Float32Array, { random, strength }: Scene, reframedShare: number): void {
  const framing = random.chance(reframedShare) ? reframe(glyph, random) : null;
  const far = random.chance(0.2 * strength) ? random.integer(4) : -1;
  const rotation = far === 0 ? random.uniform(-0.52, 0.52) : random.normal(0.12 * strength);
  const zoom = far === 1 ? random.uniform(0.45, 1.2) : Math.exp(random.normal(0.07 * strength));
  const aspect = Math.exp(random.normal(0.07 * strength));
  const slant = far === 2 ? random.uniform(-0.6, 0.6) : random.normal(0.12 * strength);
  const reach = far === 3 ? random.uniform(2, 6) : Math.abs(random.normal(1.2 * strength));
  const direction = random.uniform(0, 2 * Math.PI);
  const spacing = random.uniform(4.5, 8.5);
  warpGlyph(
    glyph,
    {
      rotation,
      zoomX: zoom * aspect,
      zoomY: zoom / aspect,
      slant,
      moveX: reach * Math.cos(direction),
      moveY: reach * Math.sin(direction),
      elastic: random.uniform(0, 0.19 * spacing * strength),
      elasticSpacing: spacing,
      ...framing?.warp,
    },
    random,
  );
  if (!framing) return;
  // Such collections have digits of 8 to 20 pixels, and many are black and white.
  const size = Math.round((GLYPH_SIZE * random.uniform(8, 20)) / framing.side);
  if (random.chance(0.5) && size < GLYPH_SIZE) resample(glyph, size);
  if (random.chance(0.25)) sharpenTone(glyph, random.uniform(0.3, 0.6), random.uniform(4, 12));
}

/**
 * Makes another picture of the same digit: always bent and moved a little, often of another thickness and tone, and in
 * four of ten cases spoilt by one or two of the things that happen to digits in the world. A person still reads it.
 *
 * @param glyph [28, 28] in [0, 1], overwritten; stays in [0, 1]
 * @param neighbour another digit, uint8 [28, 28]
 * @param strength 1 is the full recipe, 0 changes nothing; about 0.4 suits the last phase of training
 * @param reframedShare how many are framed as other collections frame them; 0 for what is always framed as the reader does
 */
export function augmentGlyph(
  glyph: Float32Array,
  neighbour: Uint8Array,
  random: Random,
  strength = 1,
  reframedShare = REFRAMED_SHARE,
): void {
  if (strength <= 0) return;
  const scene = { random, strength, neighbour };
  move(glyph, scene, reframedShare);
  if (random.chance(0.5 * strength)) thicken(glyph, random.uniform(-0.6, 0.8));
  if (random.chance(0.3 * strength)) bendTone(glyph, random.uniform(-0.8, 0.8));
  if (random.chance(0.15 * strength)) sharpenTone(glyph, random.uniform(0.3, 0.6), random.uniform(1.5, 6));
  if (random.chance(0.2 * strength)) blur(glyph, random.uniform(0.05, 0.25));
  if (random.chance(0.15 * strength)) setLevels(glyph, 0, random.uniform(0.45, 1), 0, 0);
  if (random.chance(0.15 * strength)) addNoise(glyph, random.uniform(0.01, 0.1), random);
  if (random.chance(0.42 * strength)) hardEffect(random)(glyph, scene);
  if (random.chance(0.06 * strength)) hardEffect(random)(glyph, scene);
}
