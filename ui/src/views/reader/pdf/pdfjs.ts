/** pdf.js, loaded when the first PDF is opened. Its worker and its files come from us. */
import {
  AnnotationMode,
  getDocument,
  GlobalWorkerOptions,
  type PDFDocumentProxy,
  type PDFPageProxy,
  TextLayer,
} from "pdfjs-dist/legacy/build/pdf.mjs";
// oxlint-disable-next-line import/default -- Vite gives such a module the file's address
import workerUrl from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";

/** Address of the files that scripts/pdfjs-assets.mjs copies. */
const ASSETS = String(import.meta.env.VITE_PDFJS_ASSETS);

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
    cMapUrl: `${ASSETS}cmaps/`,
    standardFontDataUrl: `${ASSETS}standard_fonts/`,
    wasmUrl: `${ASSETS}wasm/`,
    useWasm: false,
    disableAutoFetch: true,
    disableStream: true,
    disableWorkerRendering: true,
    enableXfa: false,
  });
  return { document: task.promise, close: () => void task.destroy() };
}
