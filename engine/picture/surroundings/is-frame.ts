import { heightOf, isInside, widthOf } from '../../decode/bounds.ts';
import { coveredSides } from '../raster/covered-sides.ts';
import type { Component, Labels } from '../raster/label-components.ts';
import { cutOffCells, holesOf, type Nesting } from '../raster/nest.ts';

/** A frame has something in every cell of at least this share of its largest one's size, at least this share as high as the cell. */
const CELL_SIZE = 0.3;
const MIN_FILLING = 0.45;
/** Squared paper goes on beyond the writing and the picture: empty cells, those that the picture's edge cuts off too, take more than this, for each pixel of a filled one. */
const MAX_EMPTY = 0.75;
/** Cells smaller than this share of the largest are specks of paper in ink. */
const MIN_CELL = 0.01;
/** Or it is a rectangle around something of at least this share of its height, turned a little perhaps: this share of its ink lies along its sides, no further inside than this share of them. */
const MIN_CONTENT = 0.12;
const MIN_OUTLINE = 0.9;
const SIDE_DEPTH = 0.06;
/** Three of its sides are there for at least this share of their length: a circle's would be for half of it. */
const SIDES = 3;
const MIN_COVERED = 0.75;

/** Whether a piece of ink that holds strokes is no writing but a circle, a box or a table around some. @param strokes that may be writing */
export function isFrame(component: Component, strokes: readonly Component[], nesting: Nesting): boolean {
  const content = strokes.filter((stroke) => heightOf(stroke) >= MIN_CONTENT * heightOf(component));
  return (
    (holds(component, content) && isRectangle(component, nesting.ink)) || hasFilledCells(component, strokes, nesting)
  );
}

/** Whether any of some strokes lies within the rectangle around a component. */
export function holds({ bounds }: Component, strokes: readonly Component[]): boolean {
  return strokes.some((stroke) => isInside(stroke.bounds, bounds));
}

function hasFilledCells(component: Component, strokes: readonly Component[], nesting: Nesting): boolean {
  const highest = new Float64Array(nesting.paper.components.length + 1); // of the strokes on each paper, by label
  for (const stroke of strokes) {
    const cell = nesting.paperOf[stroke.label]!;
    highest[cell] = Math.max(highest[cell]!, heightOf(stroke));
  }
  const isFilled = (cell: Component) => highest[cell.label]! >= MIN_FILLING * heightOf(cell);
  const areaOf = (cells: readonly Component[]) => cells.reduce((sum, { area }) => sum + area, 0);
  const holes = holesOf(component, nesting);
  const largest = holes.reduce((most, { area }) => Math.max(most, area), 0); // a texture may have 100,000
  if (largest === 0 || holes.some((hole) => hole.area >= CELL_SIZE * largest && !isFilled(hole))) return false;
  const cells = [...holes, ...cutOffCells(component, nesting)].filter(({ area }) => area >= MIN_CELL * largest);
  const filled = areaOf(cells.filter(isFilled));
  return areaOf(cells) - filled <= MAX_EMPTY * filled;
}

function isRectangle(component: Component, { labels, width: rowLength }: Labels): boolean {
  const { bounds, label, area } = component;
  const [width, height] = [widthOf(component), heightOf(component)];
  const depth = Math.max(2, Math.ceil(SIDE_DEPTH * Math.min(width, height)));
  const isInk = (x: number, y: number) => labels[(bounds.top + y) * rowLength + bounds.left + x] === label;
  let outline = 0;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) if (Math.min(x, y, width - 1 - x, height - 1 - y) < depth && isInk(x, y)) outline++;
  if (outline < MIN_OUTLINE * area) return false;
  const sides = coveredSides({ width, height }, depth, isInk);
  return sides.filter((covered) => covered >= MIN_COVERED).length >= SIDES;
}
