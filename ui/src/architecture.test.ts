import { describe, expect, test } from "vitest";
import { importsOf, type SourceFile, sourceFiles } from "./testing/sources";

/** «search» of «views/search/generated/copying»; `null` for a module of no view. */
function viewOf(path: string): string | null {
  return path.match(/^views\/([^/]+)\//)?.[1] ?? null;
}

/** «views/compare/CompareView.tsx → views/search/facets» */
function strayImports(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => path !== "App.tsx")
    .flatMap((file) =>
      importsOf(file)
        .filter((to) => viewOf(to) !== null && viewOf(to) !== viewOf(file.path))
        .map((to) => `${file.path} → ${to}`),
    );
}

describe("A view", () => {
  test("is imported by no other view, and by no module that views share", () => {
    expect(strayImports(sourceFiles())).toEqual([]);
  });

  test("is told from a shared folder of the same name", () => {
    const text = 'import { a } from "../../collection/store";\nimport { b } from "../collection/moving";\n';
    expect(strayImports([{ path: "views/search/Made.tsx", text }])).toEqual([
      "views/search/Made.tsx → views/collection/moving",
    ]);
  });

  test.each(["import(\"../reader/ReaderView\")", "import \"../reader/reader.css\";"])(
    "is imported neither lazily nor for its style: %s",
    (text) => expect(strayImports([{ path: "views/search/Made.tsx", text }])).toHaveLength(1),
  );
});
