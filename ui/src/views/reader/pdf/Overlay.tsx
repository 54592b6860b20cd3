/** Marks over a picture of a page. Decoration: what is marked is told in words elsewhere. */
import { type MarkedBoxes } from "../boxes";
import { type PageSize, rectanglesOf } from "./geometry";

export function Overlay({ marked, size }: { marked: readonly MarkedBoxes[]; size: PageSize }) {
  return (
    <div className="page-marks" aria-hidden>
      {marked.flatMap((page) =>
        rectanglesOf(page, size).map((box, n) => (
          <div key={`${page.kind}${page.start}.${n}`} data-mark={page.kind} style={box} />
        )),
      )}
    </div>
  );
}
