/** Pages in pixels, and boxes on them. */
import type { PageBoxes, PageFacts } from "../reading";

export interface PageSize {
  width: number;
  height: number;
}

/** Of paper, where a page's own size is not known: A4 in points. */
const A4: PageSize = { width: 595, height: 842 };
/** Pixels that a canvas may have; more makes phones give up. */
const MAX_CANVAS_PIXELS = 16_000_000;

export const MIN_ZOOM = 0.25;
export const MAX_ZOOM = 5;
const STEPS = [0.25, 0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5];

/** CSS pixels a point at 100 %. */
export const CSS_PX_PER_PT = 96 / 72;

/** A page as wide as a large screen is too large to read: from here on there is air beside it. */
const MAX_FIT = 1.5;

/** Size of pages: as wide as the pane, or a share of their printed size. */
export type Zoom = "fit" | number;

export function sizeOf(page: Pick<PageFacts, "width" | "height"> | undefined): PageSize {
  if (!page?.width || !page.height) return A4;
  return { width: page.width, height: page.height };
}

/** Pixels a point, so that the page shows as wanted in a pane of a width. */
export function scaleOf(zoom: Zoom, size: PageSize, paneWidthPx: number): number {
  if (zoom !== "fit") return zoom * CSS_PX_PER_PT;
  return Math.max(0.1, Math.min(paneWidthPx / size.width, MAX_FIT * CSS_PX_PER_PT));
}

/** The next step larger or smaller than what is shown now. */
export function nextZoom(now: number, direction: 1 | -1): number {
  const larger = STEPS.find((step) => step > now + 0.005);
  const smaller = STEPS.findLast((step) => step < now - 0.005);
  return direction === 1 ? (larger ?? MAX_ZOOM) : (smaller ?? MIN_ZOOM);
}

/** Pixels of the canvas a CSS pixel: those of the screen, fewer on a very large page. */
export function densityOf(size: PageSize, scale: number, screen: number): number {
  const area = size.width * size.height * scale * scale;
  return Math.min(screen, Math.sqrt(MAX_CANVAS_PIXELS / area));
}

export interface Rectangle {
  left: string;
  top: string;
  width: string;
  height: string;
}

/** A little air before and after the words, in points; above and below stand other lines. */
const AIR = 1;

function share(points: number, whole: number): string {
  return `${(100 * Math.min(Math.max(points / whole, 0), 1)).toFixed(3)}%`;
}

/**
 * Boxes as shares of their page, in per cent: right at every zoom. Page and boxes are
 * measured as the page is seen, turned and cropped, so nothing else is to be reckoned.
 */
export function rectanglesOf(page: PageBoxes, fallback: PageSize): Rectangle[] {
  const width = page.width ?? fallback.width;
  const height = page.height ?? fallback.height;
  return page.boxes.map(({ x0, top, x1, bottom }) => ({
    left: share(x0 - AIR, width),
    top: share(top, height),
    width: share(x1 - x0 + 2 * AIR, width),
    height: share(bottom - top, height),
  }));
}
