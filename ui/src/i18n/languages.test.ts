import { expect, test } from "vitest";
import { browserLanguage } from "./languages";

test.each([
  [["nn-NO", "nb"], "nn"],
  [["no", "en"], "nb"],
  [["de-DE", "en-GB"], "en"],
  [["se", "NB-no"], "nb"],
  [["fr"], "nb"],
  [[], "nb"],
])("the first language of %j that the page speaks is %s", (tags, language) => {
  expect(browserLanguage(tags)).toBe(language);
});
