/** Scanned pages: the picture beside the text that was read from it. */
import { useCallback, useMemo, useRef, useState } from "react";
import { useT } from "../../../i18n/LanguageProvider";
import type { MarkedBoxes } from "../boxes";
import { Overlay } from "../pdf/Overlay";
import { sizeOf } from "../pdf/geometry";
import { findMark, useGivenWidth, useSeenPage } from "../pdf/pages";
import type { PagesProps } from "../pdf/PdfPane";
import { pageName } from "../pageWords";
import { imagePath, type PageFacts, type PageSpan, type Source } from "../reading";
import { pieceAt } from "../text/pieceSearch";
import type { PageTurn } from "../text/pageTurns";
import { Blocks } from "../text/TextSpanView";
import type { Mark } from "../text/slicing";
import { useTextSpan } from "../text/textSpans";
import { useArriving } from "../useArriving";
import { useNear } from "../useNear";
import "../pdf/pdf.css";

const NO_TURNS: readonly PageTurn[] = [];
const NO_BOXES: readonly MarkedBoxes[] = [];
/** Pictures are asked for in few widths, so that the server can keep them. */
const IMAGE_WIDTHS = [800, 1200, 1600];

export default function ScanPane({ source, target, boxes, marks, zoom, onSeen }: PagesProps) {
  const t = useT();
  const scroller = useRef<HTMLDivElement>(null);
  const width = useGivenWidth(scroller);
  const near = useNear(scroller, "[data-page]", "page", width);
  const page = target.page ?? source.pages[0]?.number ?? 1;
  const marked = boxes.get(page);
  const find = useCallback(
    (pane: HTMLElement) =>
      findWords(pane, page, target.offset) ?? findMark(pane, page, target.offset, marked),
    [page, target.offset, marked],
  );
  const isArriving = useArriving(scroller, width ? target.turn + 1 : 0, find);
  useSeenPage(scroller, isArriving, target, onSeen, width > 0);
  return (
    <div ref={scroller} className="reader-pane paper-pane" tabIndex={0} role="group" aria-label={t("reader.scan.label")}>
      <div className="scans" lang={source.facts.language} style={zoom === "fit" ? undefined : { width: `${zoom * 100}%` }}>
        {source.pages.map((facts) => (
          <ScannedPage
            key={facts.number}
            source={source}
            page={facts}
            near={near.has(facts.number) || facts.number === page}
            marked={boxes.get(facts.number) ?? NO_BOXES}
            marks={marks}
          />
        ))}
      </div>
    </div>
  );
}

/** The words in the text, once it is there; their page stands still beside them. */
function findWords(pane: HTMLElement, page: number, offset: number | null): Element | null {
  const text = pane.querySelector(`[data-page="${page}"] .scan-text`);
  return text && offset !== null ? pieceAt(text, offset) : null;
}

interface ScannedPageProps {
  source: Source;
  page: PageFacts;
  near: boolean;
  marked: readonly MarkedBoxes[];
  marks: readonly Mark[];
}

function ScannedPage({ source, page, near, marked, marks }: ScannedPageProps) {
  const t = useT();
  const size = sizeOf(page);
  const name = pageName(page, source, t);
  const spans = source.spans.filter((span) => span.page === page.number);
  return (
    <section className="scan" data-page={page.number} aria-label={name}>
      <div className="scan-picture">
        <div className="page" style={{ aspectRatio: `${size.width} / ${size.height}` }}>
          {near && <Picture documentId={source.facts.id} page={page} />}
          <Overlay marked={marked} size={size} />
        </div>
      </div>
      <div className="scan-text">
        <p className="scan-told">
          <span>{name}</span>
          {page.ocr && <Confidence percent={page.ocr_confidence} />}
        </p>
        {spans.length === 0 && <p>{t("reader.scan.empty")}</p>}
        {spans.map((span) => (
          <SpanText key={span.start} source={source} span={span} near={near} marks={marks} />
        ))}
      </div>
    </section>
  );
}

function Confidence({ percent }: { percent: number | null }) {
  const t = useT();
  const sure =
    percent === null ? t("reader.ocr.unknown") : t("reader.ocr.confidence", { percent: Math.round(percent) });
  return (
    <span className="scan-confidence" data-unsure={(percent ?? 0) < 80 || undefined}>
      {t("reader.ocr")}: {sure}
    </span>
  );
}

function Picture({ documentId, page }: { documentId: string; page: PageFacts }) {
  const t = useT();
  const [failed, setFailed] = useState(false);
  const wanted = Math.min(window.innerWidth, 900) * (window.devicePixelRatio || 1);
  const width = IMAGE_WIDTHS.find((one) => one >= wanted) ?? IMAGE_WIDTHS.at(-1) ?? 1200;
  if (failed) return <p className="scan-failed">{t("reader.scan.failed")}</p>;
  return (
    <img
      src={imagePath(documentId, page.number, width)}
      alt={t("reader.scan.image", { page: page.number })}
      onError={() => setFailed(true)}
    />
  );
}

interface SpanTextProps {
  source: Source;
  span: PageSpan;
  near: boolean;
  marks: readonly Mark[];
}

function SpanText({ source, span, near, marks }: SpanTextProps) {
  const t = useT();
  const state = useTextSpan(source.facts.id, source.facts.ingest.digest, span, near);
  const here = useMemo(
    () => marks.filter(({ start, end }) => start < span.end && span.start < end),
    [marks, span],
  );
  switch (state.status) {
    case "far":
    case "loading":
      return null;
    case "failed":
      return <p role="alert">{t("reader.span.failed")}</p>;
    case "done":
      return (
        <div className="reader-text">
          <Blocks textSpan={state.textSpan} marks={here} turns={NO_TURNS} turnKey="reader.page.turnPhysical" />
        </div>
      );
  }
}
