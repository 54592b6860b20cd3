/** Boxes of marked words on their pages, fetched once a span. */
import { useEffect, useMemo, useState } from "react";
import { isAborted } from "../../api/client";
import { type PageBoxes, readBoxes, type Span } from "./reading";
import type { Mark, MarkKind } from "./text/slicing";

export interface MarkedBoxes extends PageBoxes {
  kind: MarkKind;
  start: number;
}

export type BoxesByPage = ReadonlyMap<number, readonly MarkedBoxes[]>;

const MAX_KEPT = 2000;
const kept = new Map<string, PageBoxes[]>();

function keyOf(documentId: string, version: string, { start, end }: Span): string {
  return `${documentId}/${version}/${start}-${end}`;
}

/** Places are asked for while they lie no further than this from what is read, in characters. */
const NEAR_CHARS = 15_000;

/** The marks that can be seen soon, and always those that somebody asked to see. */
export function wantedMarks(marks: readonly Mark[], offset: number): Mark[] {
  return marks.filter(
    ({ kind, start }) =>
      kind === "quote" || kind === "current" || Math.abs(start - offset) < NEAR_CHARS,
  );
}

/** `settled` says whether all have been answered: a mark without boxes has then no place. */
export function useBoxes(
  documentId: string,
  version: string,
  marks: readonly Mark[],
  offset: number,
): { byPage: BoxesByPage; settled: boolean } {
  const [arrived, setArrived] = useState(0);
  const missing = wantedMarks(marks, offset).filter((mark) => !kept.has(keyOf(documentId, version, mark)));
  const wanted = missing.map(({ start, end }) => `${start}-${end}`).join(" ");
  useEffect(() => {
    const stopping = new AbortController();
    for (const textSpan of wanted ? wanted.split(" ") : []) {
      const [start = 0, end = 0] = textSpan.split("-").map(Number);
      readBoxes(documentId, { start, end }, stopping.signal)
        .catch((error: unknown) => (isAborted(error) ? null : []))
        .then((pages) => {
          if (!pages) return;
          if (kept.size > MAX_KEPT) kept.clear();
          kept.set(keyOf(documentId, version, { start, end }), pages);
          setArrived((before) => before + 1);
        });
    }
    return () => stopping.abort();
  }, [documentId, version, wanted]);
  const byPage = useMemo(() => {
    const pages = new Map<number, MarkedBoxes[]>();
    for (const mark of arrived >= 0 ? marks : []) {
      for (const page of kept.get(keyOf(documentId, version, mark)) ?? []) {
        const here = pages.get(page.number) ?? [];
        pages.set(page.number, [...here, { ...page, kind: mark.kind, start: mark.start }]);
      }
    }
    return pages;
  }, [documentId, version, marks, arrived]);
  return { byPage, settled: missing.length === 0 };
}
