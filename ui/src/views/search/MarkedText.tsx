/** A span of a passage with its matching words marked by how they matched. */
import { Fragment } from "react";
import type { Hit } from "../../api/client";
import { slicer } from "../../text/offsets";
import { type Segment, segmentsOf } from "./marking";
import "./marks.css";

interface Props {
  hit: Hit;
  /** Half-open, in the canonical text. */
  start: number;
  end: number;
}

export function MarkedText({ hit, start, end }: Props) {
  const slice = slicer(hit.passage.text);
  const from = hit.passage.start;
  return runs(segmentsOf(hit.highlights, start, end)).map((run) => {
    const words = run.segments.map((segment) => (
      <Word key={segment.start} segment={segment} text={slice(segment.start - from, segment.end - from)} />
    ));
    return run.near ? (
      <span key={run.start} className="near">
        {words}
      </span>
    ) : (
      <Fragment key={run.start}>{words}</Fragment>
    );
  });
}

function Word({ segment, text }: { segment: Segment; text: string }) {
  if (!segment.kind) return text;
  return <mark className={`mark mark-${segment.kind}`}>{text}</mark>;
}

interface Run {
  start: number;
  near: boolean;
  segments: Segment[];
}

/** Neighbouring segments that are, or are not, in the nearest sentence. */
function runs(segments: readonly Segment[]): Run[] {
  const found: Run[] = [];
  for (const segment of segments) {
    const last = found.at(-1);
    if (last && last.near === segment.near) last.segments.push(segment);
    else found.push({ start: segment.start, near: segment.near, segments: [segment] });
  }
  return found;
}
