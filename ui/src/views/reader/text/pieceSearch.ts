/** From offsets to what is shown, and back. */
import { codePointLength } from "../../../text/offsets";

function offsetOf(piece: Element): number {
  return Number((piece as HTMLElement).dataset.at);
}

/** The piece that an offset stands in: the last that begins at or before it. */
export function pieceAt(around: Element, offset: number): Element | null {
  let found: Element | null = null;
  let best = -1;
  for (const piece of around.querySelectorAll("[data-at]")) {
    const at = offsetOf(piece);
    if (at <= offset && at > best) [found, best] = [piece, at];
  }
  return found;
}

/** Offset of the words at the top of a scrolling pane, a little below its edge. */
export function offsetInView(pane: HTMLElement): number | null {
  const edge = pane.getBoundingClientRect().top + 48;
  const below = (element: Element) => element.getBoundingClientRect().bottom > edge;
  const textSpan = [...pane.querySelectorAll("[data-span]")].find(below);
  const block = textSpan && [...textSpan.querySelectorAll("[data-start]")].find(below);
  const piece = block && [...block.querySelectorAll("[data-at]")].find(below);
  return piece ? offsetOf(piece) : null;
}

/** The offset in the canonical text of a place in the document object model. */
export function offsetAt(node: Node, within: number): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  const piece = element?.closest("[data-at]");
  if (!piece || !(node instanceof Text)) return null;
  return offsetOf(piece) + codePointLength(node.data.slice(0, within));
}

/**
 * Turns a range of the page into a span of the canonical text, and the words as they
 * are shown. `null` when it does not begin and end in the text.
 */
export function selectedSpan(range: Range): { start: number; end: number; shown: string } | null {
  const pieces = piecesWithin(range);
  const [first] = pieces;
  const last = pieces.at(-1);
  if (!first || !last) return null;
  return {
    start: first.start,
    end: last.start + codePointLength(last.text),
    shown: pieces.map(({ text }) => text).join(" "),
  };
}

/** The parts of text nodes that stand in pieces and are selected, in order. */
function piecesWithin(range: Range): { start: number; text: string }[] {
  const found: { start: number; text: string }[] = [];
  const root = range.commonAncestorContainer;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node: Node | null = root instanceof Text ? root : walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text) || !range.intersectsNode(node)) continue;
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : node.data.length;
    const start = offsetAt(node, from);
    if (start !== null && from < to) found.push({ start, text: node.data.slice(from, to) });
  }
  return found;
}
