/** The page's own source files, for tests that read them. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { fileURLToPath } from "node:url";

export interface SourceFile {
  /** From `src/`, with slashes. */
  path: string;
  text: string;
}

const ROOT = normalize(join(dirname(fileURLToPath(import.meta.url)), ".."));

/** Modules without tests, fakes and generated types, in one order. */
export function sourceFiles(): SourceFile[] {
  return readdirSync(ROOT, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .filter((path) => !/\.test\.tsx?$|\.d\.ts$|^testing\//.test(path))
    .toSorted()
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), "utf8") }));
}

/** Paths from `src/` of what a module imports of the page's own, styles and lazy views included. */
export function importsOf({ path, text }: SourceFile): string[] {
  const named = [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"(\.[^"]+)"/g)].map((match) => match[1] ?? "");
  return named.map((to) => join(dirname(path), to).replaceAll("\\", "/"));
}
