/** One page of a PDF: its picture, its text to select and to read aloud, the marks. */
import { memo, useEffect, useRef } from "react";
import { useT } from "../../../i18n/LanguageProvider";
import type { MarkedBoxes } from "../boxes";
import type { PageFacts } from "../reading";
import { densityOf, type PageSize } from "./geometry";
import { Overlay } from "./Overlay";
import { AnnotationMode, type PDFDocumentProxy, type PDFPageProxy, TextLayer } from "./pdfjs";

interface PdfPageProps {
  pdf: PDFDocumentProxy;
  page: PageFacts;
  name: string;
  size: PageSize;
  /** CSS pixels a point. */
  scale: number;
  near: boolean;
  marked: readonly MarkedBoxes[];
}

export const PdfPage = memo(function PdfPage(props: PdfPageProps) {
  const { pdf, page, name, size, scale, near, marked } = props;
  const t = useT();
  return (
    <div
      className="page"
      data-page={page.number}
      role="group"
      aria-label={page.ocr ? `${name}. ${t("reader.ocr")}` : name}
      style={{
        width: size.width * scale,
        height: size.height * scale,
        aspectRatio: `${size.width} / ${size.height}`,
      }}
    >
      {near && <Drawing pdf={pdf} number={page.number} size={size} scale={scale} />}
      <Overlay marked={marked} size={size} />
    </div>
  );
});

type DrawingProps = { pdf: PDFDocumentProxy; number: number; size: PageSize; scale: number };

function Drawing({ pdf, number, size, scale }: DrawingProps) {
  const picture = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const cancel: (() => void)[] = [];
    let stopped = false;
    async function draw() {
      const page = await pdf.getPage(number);
      if (stopped || !picture.current || !text.current) return;
      // A page that measures otherwise than the corpus says is drawn to fit its place.
      const fitted = scale * (size.width / page.getViewport({ scale: 1 }).width);
      const writing = write(page, text.current, fitted);
      cancel.push(() => writing.cancel());
      const drawing = paint(page, picture.current, fitted * densityOf(size, scale, window.devicePixelRatio || 1));
      cancel.push(() => drawing.cancel());
      await drawing.done;
    }
    // Drawing that is cancelled, or a page that cannot be drawn, leaves white paper behind.
    draw().catch(() => undefined);
    return () => {
      stopped = true;
      for (const stop of cancel) stop();
    };
  }, [pdf, number, size, scale]);
  return (
    <>
      <div ref={picture} className="page-picture" aria-hidden />
      <div ref={text} className="textLayer" />
    </>
  );
}

/**
 * Draw a page. The first picture is seen while it is made; a later one, of another size, takes
 * the place of the one before when it is whole.
 */
function paint(page: PDFPageProxy, frame: HTMLElement, scale: number) {
  const canvas = document.createElement("canvas");
  const viewport = page.getViewport({ scale });
  canvas.width = Math.ceil(viewport.width);
  canvas.height = Math.ceil(viewport.height);
  if (!frame.firstChild) frame.append(canvas);
  const task = page.render({ canvas, viewport, annotationMode: AnnotationMode.ENABLE });
  return {
    cancel: () => task.cancel(),
    done: task.promise.then(() => {
      frame.replaceChildren(canvas);
      frame.dataset.ready = "";
    }),
  };
}

/** Lay the page's text, invisible, over its picture: to be selected, found and read aloud. */
function write(page: PDFPageProxy, frame: HTMLElement, scale: number) {
  frame.replaceChildren();
  delete frame.dataset.ready;
  frame.style.setProperty("--total-scale-factor", String(scale));
  const layer = new TextLayer({
    textContentSource: page.streamTextContent({ includeMarkedContent: true }),
    container: frame,
    viewport: page.getViewport({ scale }),
  });
  layer.render().then(
    () => {
      frame.dataset.ready = "";
    },
    () => undefined,
  );
  return layer;
}
