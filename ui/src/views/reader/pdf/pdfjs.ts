/** pdf.js, loaded when the first PDF is opened. Its worker and its files come from us. */
import {
  AnnotationMode,
  getDocument,
  GlobalWorkerOptions,
  type PDFDocumentProxy,
  type PDFPageProxy,
  TextLayer,
} from "pdfjs-dist/legacy/build/pdf.mjs";
import workerUrl from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";

declare const __PDFJS_ASSETS__: string;

GlobalWorkerOptions.workerSrc = workerUrl;

export { AnnotationMode, TextLayer };
export type { PDFDocumentProxy, PDFPageProxy };

export interface Opening {
  document: Promise<PDFDocumentProxy>;
  close: () => void;
}

/** Open a PDF by ranges of its bytes. This version of pdf.js evaluates no code. */
export function openPdf(url: string): Opening {
  const task = getDocument({
    url,
    cMapUrl: `${__PDFJS_ASSETS__}cmaps/`,
    standardFontDataUrl: `${__PDFJS_ASSETS__}standard_fonts/`,
    wasmUrl: `${__PDFJS_ASSETS__}wasm/`,
    useWasm: false,
    disableAutoFetch: true,
    disableStream: true,
    disableWorkerRendering: true,
    enableXfa: false,
  });
  return { document: task.promise, close: () => void task.destroy() };
}
