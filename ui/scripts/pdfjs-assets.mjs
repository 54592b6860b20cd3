// What pdf.js asks for besides its code, served by us: the fonts that a PDF may leave out,
// the tables of East Asian encodings, and decoders of JPEG 2000 and JBIG2 images in plain
// JavaScript (the content-security policy allows no WebAssembly).
import { createReadStream, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createRequire } from "node:module";

const root = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
/** Under assets/, so that it is kept for ever; the version makes the name new. */
const FOLDER = `assets/pdfjs-${version}`;
const KEPT = {
  standard_fonts: /\.(pfb|ttf)$|^LICENSE/,
  cmaps: /\.bcmap$|^LICENSE/,
  wasm: /_nowasm_fallback\.js$|^LICENSE_(JBIG2|OPENJPEG|PDFJS_JBIG2|PDFJS_OPENJPEG)$/,
};
const TYPES = { js: "text/javascript" };

function files() {
  return Object.entries(KEPT).flatMap(([folder, wanted]) =>
    readdirSync(join(root, folder))
      .filter((name) => wanted.test(name))
      .map((name) => `${folder}/${name}`),
  );
}

export function pdfjsAssets() {
  return {
    name: "pdfjs-assets",
    config: () => ({ define: { "import.meta.env.VITE_PDFJS_ASSETS": JSON.stringify(`/${FOLDER}/`) } }),
    generateBundle() {
      for (const file of files()) {
        this.emitFile({ type: "asset", fileName: `${FOLDER}/${file}`, source: readFileSync(join(root, file)) });
      }
    },
    configureServer(server) {
      const known = new Set(files());
      server.middlewares.use(`/${FOLDER}`, (request, response, next) => {
        const file = (request.url ?? "").slice(1);
        if (!known.has(file)) return next();
        response.setHeader("Content-Type", TYPES[file.split(".").pop()] ?? "application/octet-stream");
        return createReadStream(join(root, file)).pipe(response);
      });
    },
  };
}
