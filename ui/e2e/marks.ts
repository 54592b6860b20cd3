/** What the reader has marked, read off the page and held against the canonical text. */
import type { Page } from "@playwright/test";

export interface MarkedText {
  /** Offsets into the canonical text, as the page says them. */
  start: number;
  end: number;
  text: string;
}

/** Every marked piece of text of a kind, in order; what is shown beside the text is left out. */
export async function markedText(page: Page, kind = "quote"): Promise<MarkedText[]> {
  return page.evaluate((wanted) => {
    return [...document.querySelectorAll<HTMLElement>(`.reader-text mark[data-mark="${wanted}"]`)].map((mark) => {
      const text = mark.textContent ?? "";
      const start = Number(mark.dataset.at);
      return { start, end: start + Array.from(text).length, text };
    });
  }, kind);
}

/**
 * What is wrong with marks that should cover `start`..`end` of `text` exactly, in words; empty
 * when nothing is. Only white space between blocks, lines and cells may be left unmarked.
 */
export function faultsOf(marks: readonly MarkedText[], text: string, start: number, end: number): string[] {
  const points = Array.from(text);
  const faults: string[] = [];
  let at = start;
  for (const mark of marks) {
    const stored = points.slice(mark.start, mark.end).join("");
    if (mark.text !== stored) faults.push(`«${mark.text}» is marked where «${stored}» stands`);
    const gap = points.slice(at, mark.start).join("");
    if (gap.trim() || mark.start < at) faults.push(`between ${at} and ${mark.start}: «${gap}» is not marked`);
    at = mark.end;
  }
  const rest = points.slice(at, end).join("");
  if (rest.trim()) faults.push(`«${rest}» is not marked`);
  if (at > end) faults.push(`«${points.slice(end, at).join("")}» is marked and not quoted`);
  return faults;
}

export interface Box {
  x0: number;
  top: number;
  x1: number;
  bottom: number;
}

export interface MarkedPage {
  number: number;
  /** In shares of the page. */
  boxes: Box[];
}

/** The rectangles drawn over the pages, measured in the browser. */
export async function markedBoxes(page: Page, kind = "quote"): Promise<MarkedPage[]> {
  return page.evaluate((wanted) => {
    return [...document.querySelectorAll<HTMLElement>("[data-page]")].flatMap((around) => {
      const paper = around.matches(".page") ? around : around.querySelector(".page");
      const marks = [...(paper?.querySelectorAll(`.page-marks [data-mark="${wanted}"]`) ?? [])];
      if (!paper || marks.length === 0) return [];
      const whole = paper.getBoundingClientRect();
      const boxes = marks.map((mark) => {
        const { left, top, right, bottom } = mark.getBoundingClientRect();
        return {
          x0: (left - whole.left) / whole.width,
          top: (top - whole.top) / whole.height,
          x1: (right - whole.left) / whole.width,
          bottom: (bottom - whole.top) / whole.height,
        };
      });
      return [{ number: Number(around.dataset.page), boxes }];
    });
  }, kind);
}

/** Words of pdf.js's own text layer whose middle lies inside a marked rectangle, page by page. */
export async function wordsUnderMarks(page: Page, kind = "quote"): Promise<string> {
  return page.evaluate((wanted) => {
    const found: string[] = [];
    for (const paper of document.querySelectorAll("[data-page]")) {
      const marks = [...paper.querySelectorAll(`.page-marks [data-mark="${wanted}"]`)].map((mark) =>
        mark.getBoundingClientRect(),
      );
      if (marks.length === 0) continue;
      const walker = document.createTreeWalker(paper.querySelector(".textLayer") ?? paper, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (const word of (node.textContent ?? "").matchAll(/\S+/g)) {
          const range = document.createRange();
          range.setStart(node, word.index);
          range.setEnd(node, word.index + word[0].length);
          const { left, right, top, bottom } = range.getBoundingClientRect();
          const [x, y] = [(left + right) / 2, (top + bottom) / 2];
          if (marks.some((mark) => mark.left <= x && x <= mark.right && mark.top <= y && y <= mark.bottom)) {
            found.push(word[0]);
          }
        }
      }
    }
    return found.join(" ");
  }, kind);
}

/** Whether some mark of the kind can be seen without scrolling. */
export async function isMarkInView(page: Page, kind = "quote"): Promise<boolean> {
  return page.evaluate((wanted) => {
    const pane = document.querySelector(".reader-pane")?.getBoundingClientRect();
    const marks = [...document.querySelectorAll(`.reader-pane [data-mark="${wanted}"]`)];
    return marks.some((mark) => {
      const { top, bottom } = mark.getBoundingClientRect();
      return pane !== undefined && top >= pane.top - 1 && top < Math.min(pane.bottom, innerHeight) && bottom > top;
    });
  }, kind);
}
