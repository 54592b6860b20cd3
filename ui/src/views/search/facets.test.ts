import { describe, expect, test } from "vitest";
import { noFilters } from "../../routing/address";
import { choicesOf, hasFilters, withToggled, yearFilter, yearSpan } from "./facets";

const facet = (value: string, count: number) => ({ value, label: value, count });

describe("Choices of a facet", () => {
  test("keep what the filters leave out, so that it can be added", () => {
    const filters = { ...noFilters(), documents: ["a"] };
    const all = { document: [facet("a", 5), facet("b", 3)] };
    expect(choicesOf("document", { document: [facet("a", 5)] }, all, filters)).toEqual([
      { value: "a", label: "a", count: 5, chosen: true },
      { value: "b", label: "b", count: 3, chosen: false },
    ]);
  });

  test("count nothing where another group's filter leaves nothing", () => {
    const filters = { ...noFilters(), voices: ["informant"] };
    const [choice] = choicesOf("document", { document: [] }, { document: [facet("b", 3)] }, filters);
    expect(choice?.count).toBe(0);
  });

  test("show a chosen value that the corpus does not have", () => {
    const filters = { ...noFilters(), documents: ["borte"] };
    expect(choicesOf("document", {}, {}, filters)).toEqual([
      { value: "borte", label: "borte", count: 0, chosen: true },
    ]);
  });
});

describe("Filters", () => {
  test("are put on and taken off by the same choice", () => {
    const on = withToggled(noFilters(), "voices", "informant");
    expect(on.voices).toEqual(["informant"]);
    expect(hasFilters(on)).toBe(true);
    expect(hasFilters(withToggled(on, "voices", "informant"))).toBe(false);
  });

  test.each([
    ["2014-2016", [2014, 2016]],
    ["2014", [2014, 2014]],
    ["2014-", [2014, null]],
    ["-2016", [null, 2016]],
    [null, [null, null]],
    ["i fjor", [null, null]],
  ])("read the years %j", (years, span) => {
    expect(yearSpan(years)).toEqual(span);
  });

  test.each(["2014-2016", "2014", "2014-", "-2016", null])("write them as they were: %j", (years) => {
    expect(yearFilter(...yearSpan(years))).toBe(years);
  });
});
