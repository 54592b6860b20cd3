// The first view's JavaScript and CSS, compressed, against what we promise. Run after a build.
import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const MAX_JS_BYTES = 200_000;
const MAX_CSS_BYTES = 60_000;

const dist = join(resolve(dirname(fileURLToPath(import.meta.url)), ".."), "dist");
const manifest = JSON.parse(readFileSync(join(dist, ".vite", "manifest.json"), "utf8"));

/** Files that the page loads before anything is clicked: the entry and its static imports. */
function staticFiles(name, seen = new Set()) {
  const chunk = manifest[name];
  if (!chunk || seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const css of chunk.css ?? []) seen.add(css);
  for (const imported of chunk.imports ?? []) staticFiles(imported, seen);
  return seen;
}

const compressed = (file) => gzipSync(readFileSync(join(dist, file))).length;
const files = [...staticFiles("index.html")];
const sum = (ending) =>
  files.filter((file) => file.endsWith(ending)).reduce((total, file) => total + compressed(file), 0);
const js = sum(".js");
const css = sum(".css");
console.log(`first view, compressed: ${js} bytes JavaScript, ${css} bytes CSS`);
if (js > MAX_JS_BYTES || css > MAX_CSS_BYTES) {
  console.error(`too much: at most ${MAX_JS_BYTES} bytes JavaScript and ${MAX_CSS_BYTES} CSS`);
  process.exit(1);
}
