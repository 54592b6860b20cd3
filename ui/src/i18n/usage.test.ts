import { describe, expect, test } from "vitest";
import { LIST_FILTER_NAMES } from "../routing/address";
import { type SourceFile, sourceFiles } from "../testing/sources";
import { CATALOGUES } from "./catalogues";

const FILES = sourceFiles();
/** «voices.informant»: put together of a filter and a value that the server names. */
const VALUE = new RegExp(`^(?:${LIST_FILTER_NAMES.join("|")})\\.`);

/** What follows `t(`: whole keys, and the parts of keys that are put together. */
function keysIn(files: readonly SourceFile[]): { whole: Set<string>; patterns: RegExp[] } {
  const text = files.map((file) => file.text).join("\n");
  const whole = new Set([...text.matchAll(/"([\w-]+(?:\.[\w-]+)+)"/g)].map((match) => match[1] ?? ""));
  const patterns = [...text.matchAll(/`((?:[\w.-]|\$\{[^`{}]*\})+)`/g)]
    .map((match) => match[1] ?? "")
    .filter((template) => template.includes("${") && /[a-z]\.|\.[a-z]/i.test(template.replace(/\$\{[^}]*\}/g, "")))
    .map((template) => new RegExp(`^${template.replaceAll(".", "\\.").replace(/\$\{[^}]*\}/g, "[\\w-]+")}$`));
  return { whole, patterns };
}

const LETTERS = /[A-Za-zÆØÅæøå]{2}/;

/** Words between tags, and words given to a property that is shown or read aloud. */
function literalWords({ path, text }: SourceFile): string[] {
  const bare = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
  const between = [...bare.matchAll(/<[a-zA-Z][^<>{}]*>([^<>{}]+)<\//g)].map((match) => match[1] ?? "");
  const given = [...bare.matchAll(/\b(?:aria-\w*label|title|label|alt|placeholder|description|legend)="([^"]+)"/g)];
  return [...between, ...given.map((match) => match[1] ?? "")]
    .map((words) => words.trim())
    .filter((words) => LETTERS.test(words))
    .map((words) => `${path}: ${words}`);
}

describe("The words of the page", () => {
  test("are all used", () => {
    const { whole, patterns } = keysIn(FILES);
    const unused = Object.keys(CATALOGUES.nb).filter((key) => {
      const stem = key.replace(/\.(?:one|other)$/, "");
      return !VALUE.test(key) && !whole.has(key) && !whole.has(stem) && !patterns.some((one) => one.test(key) || one.test(stem));
    });
    expect(unused).toEqual([]);
  });

  test("stand in the catalogues and in no component", () => {
    const components = FILES.filter(({ path }) => path.endsWith(".tsx"));
    expect(components.flatMap(literalWords)).toEqual([]);
  });

  test.each([
    ["<p>Ingen treff</p>", "Ingen treff"],
    ['<Button title="Lukk" />', "Lukk"],
    ['<p className="hint">\n  Ingen treff\n</p>', "Ingen treff"],
  ])("are found where they stand otherwise: %s", (text, words) => {
    expect(literalWords({ path: "Made.tsx", text })).toEqual([`Made.tsx: ${words}`]);
  });
});
