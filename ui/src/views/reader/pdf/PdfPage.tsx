/** One page of a PDF: its picture, its text to select and to read aloud, the marks. */
import { memo, useEffect, useRef } from "react";
import { useT } from "../../../i18n/LanguageProvider";
import type { MarkedBoxes } from "../boxes";
import type { PageFacts } from "../reading";
import { densityOf, type PageSize } from "./geometry";
import { Overlay } from "./Overlay";
import { AnnotationMode, type PDFDocumentProxy, TextLayer } from "./pdfjs";

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
      style={{ width: size.width * scale, height: size.height * scale }}
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
      const whole = page.getViewport({ scale: 1 });
      const fitted = scale * (size.width / whole.width);
      const density = densityOf(size, scale, window.devicePixelRatio || 1);
      const canvas = document.createElement("canvas");
      const viewport = page.getViewport({ scale: fitted * density });
      canvas.width = Math.ceil(viewport.width);
      canvas.height = Math.ceil(viewport.height);
      const drawing = page.render({ canvas, viewport, annotationMode: AnnotationMode.ENABLE });
      cancel.push(() => drawing.cancel());
      await drawing.promise;
      picture.current?.replaceChildren(canvas);
      await write(fitted);

      async function write(at: number) {
        if (stopped || !text.current) return;
        text.current.replaceChildren();
        text.current.style.setProperty("--total-scale-factor", String(at));
        const layer = new TextLayer({
          textContentSource: page.streamTextContent({ includeMarkedContent: true }),
          container: text.current,
          viewport: page.getViewport({ scale: at }),
        });
        cancel.push(() => layer.cancel());
        await layer.render();
        text.current?.setAttribute("data-ready", "");
      }
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
