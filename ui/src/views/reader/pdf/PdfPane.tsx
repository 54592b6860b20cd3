/** The pages of a PDF under each other; only those that are near are drawn. */
import { Loader } from "@navikt/ds-react/Loader";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useT } from "../../../i18n/LanguageProvider";
import type { BoxesByPage, MarkedBoxes } from "../boxes";
import { pageName } from "../pageWords";
import { filePath, type Source } from "../reading";
import type { Target } from "../target";
import type { Mark } from "../text/slicing";
import { useArriving } from "../useArriving";
import { useNear } from "../useNear";
import { CSS_PX_PER_PT, scaleOf, sizeOf, type Zoom } from "./geometry";
import { PdfPage } from "./PdfPage";
import { openPdf, type PDFDocumentProxy } from "./pdfjs";
import { findMark, useGivenWidth, useSeenPage } from "./pages";
import "./pdf.css";

export interface PagesProps {
  source: Source;
  target: Target;
  boxes: BoxesByPage;
  /** Of the text, for what is shown as text beside the pages. */
  marks: readonly Mark[];
  zoom: Zoom;
  onSeen: (page: number) => void;
  onBroken: (error: unknown) => void;
  /** Tells what «as wide as the pane» is as a zoom, so that larger and smaller go on from it. */
  onFit: (zoom: number) => void;
}

const NO_MARKS: readonly MarkedBoxes[] = [];

export default function PdfPane({
  source,
  target,
  boxes,
  zoom,
  onSeen,
  onBroken,
  onFit,
}: PagesProps) {
  const t = useT();
  const pdf = usePdf(filePath(source.facts.id), onBroken);
  const scroller = useRef<HTMLDivElement>(null);
  const width = useGivenWidth(scroller);
  // The same objects at every rendering: a page is drawn anew when its size is another.
  const sizes = useMemo(() => source.pages.map(sizeOf), [source]);
  const near = useNear(scroller, "[data-page]", "page", pdf ? width : 0);
  useEffect(() => {
    if (width) onFit(scaleOf("fit", sizeOf(source.pages[0]), width) / CSS_PX_PER_PT);
  }, [onFit, source, width]);
  const page = target.page ?? source.pages[0]?.number ?? 1;
  const marked = boxes.get(page);
  const find = useCallback(
    (pane: HTMLElement) => findMark(pane, page, target.offset, marked),
    [page, target.offset, marked],
  );
  const isArriving = useArriving(scroller, pdf && width ? target.turn + 1 : 0, find);
  useSeenPage(scroller, isArriving, target, onSeen, pdf !== null);
  return (
    <div
      ref={scroller}
      className="reader-pane paper-pane"
      tabIndex={0}
      role="group"
      aria-label={t("reader.pdf.label")}
      data-ready={pdf ? "" : undefined}
    >
      {pdf && width > 0 ? (
        <div className="papers" lang={source.facts.language}>
          {source.pages.map((facts, n) => {
            const size = sizes[n] ?? sizeOf(facts);
            return (
              <PdfPage
                key={facts.number}
                pdf={pdf}
                page={facts}
                name={pageName(facts, source, t)}
                size={size}
                scale={scaleOf(zoom, size, width)}
                near={near.has(facts.number) || facts.number === page}
                marked={boxes.get(facts.number) ?? NO_MARKS}
              />
            );
          })}
        </div>
      ) : (
        <p className="reader-waiting">
          <Loader size="large" title={t("reader.pdf.loading")} />
        </p>
      )}
    </div>
  );
}

function usePdf(url: string, onBroken: (error: unknown) => void): PDFDocumentProxy | null {
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  const broken = useRef(onBroken);
  useEffect(() => {
    broken.current = onBroken;
  }, [onBroken]);
  useEffect(() => {
    let closed = false;
    const opening = openPdf(url);
    opening.document
      .then((opened) => {
        if (!closed) setPdf(opened);
      })
      .catch((error: unknown) => {
        if (!closed) broken.current(error);
      });
    return () => {
      closed = true;
      setPdf(null);
      opening.close();
    };
  }, [url]);
  return pdf;
}
