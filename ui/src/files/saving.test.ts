import { describe, expect, test } from "vitest";
import { fileName } from "./saving";

describe("A title as a file name", () => {
  test.each([
    ["Til kapittel 3", "til-kapittel-3.docx"],
    ["Ås & Øst: «hva?»", "ås-øst-hva.docx"],
    ["../../etc/passwd", "etc-passwd.docx"],
    ["???", "utvalg.docx"],
    ["x".repeat(300), `${"x".repeat(60)}.docx`],
  ])("%s", (title, name) => expect(fileName(title, "docx")).toBe(name));
});
