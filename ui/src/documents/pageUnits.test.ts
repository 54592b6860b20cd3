import { expect, test } from "vitest";
import { pageUnitOf } from "./pageUnits";

test.each([
  ["application/pdf", "pdf_page"],
  ["application/vnd.openxmlformats-officedocument.presentationml.presentation", "slide"],
  ["text/plain", "page"],
])("The pages of %s are counted as %s", (media_type, unit) => {
  expect(pageUnitOf({ media_type })).toBe(unit);
});
