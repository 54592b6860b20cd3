import { describe, expect, test } from "vitest";
import type { PageBoxes } from "../reading";
import { CSS_PX_PER_PT, densityOf, MAX_ZOOM, MIN_ZOOM, nextZoom, rectanglesOf, scaleOf, sizeOf } from "./geometry";

const A5 = { width: 400, height: 600 };
function boxes(...found: [number, number, number, number][]): PageBoxes {
  return {
    number: 1,
    label: null,
    ...A5,
    boxes: found.map(([x0, top, x1, bottom]) => ({ x0, top, x1, bottom })),
  };
}

describe("Boxes on a page", () => {
  test("are shares of it, with a point of air beside, so that they fit at every zoom", () => {
    expect(rectanglesOf(boxes([101, 60, 199, 90]), A5)).toEqual([
      { left: "25.000%", top: "10.000%", width: "25.000%", height: "5.000%" },
    ]);
  });

  test("never leave it", () => {
    const [box] = rectanglesOf(boxes([-20, -20, 900, 900]), A5);
    expect(box).toEqual({ left: "0.000%", top: "0.000%", width: "100.000%", height: "100.000%" });
  });

  test("are measured on the page's own paper, landscape as well", () => {
    const turned: PageBoxes = { ...boxes([301, 1, 599, 399]), width: 600, height: 400 };
    expect(rectanglesOf(turned, A5)[0]?.left).toBe("50.000%");
  });
});

describe("The size of pages", () => {
  test("follows the pane, but not beyond what can be read", () => {
    expect(scaleOf("fit", A5, 200)).toBe(0.5);
    expect(scaleOf("fit", A5, 5000)).toBeCloseTo(1.5 * CSS_PX_PER_PT);
  });

  test("is a share of the printed size when one was chosen", () => {
    expect(scaleOf(2, A5, 200)).toBeCloseTo(2 * CSS_PX_PER_PT);
  });

  test("goes up and down in steps, and stops at the ends", () => {
    expect(nextZoom(1, 1)).toBe(1.1);
    expect(nextZoom(0.94, 1)).toBe(1);
    expect(nextZoom(0.94, -1)).toBe(0.9);
    expect(nextZoom(MAX_ZOOM, 1)).toBe(MAX_ZOOM);
    expect(nextZoom(MIN_ZOOM, -1)).toBe(MIN_ZOOM);
  });

  test("is that of A4 where the corpus does not know it", () => {
    expect(sizeOf({ width: null, height: null })).toEqual({ width: 595, height: 842 });
  });

  test("keeps the canvas within what a phone can hold", () => {
    const density = densityOf({ width: 3000, height: 3000 }, 4, 3);
    expect(3000 * 4 * density * 3000 * 4 * density).toBeLessThanOrEqual(16_000_001);
    expect(densityOf(A5, 1, 2)).toBe(2);
  });
});
