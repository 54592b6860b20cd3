import { describe, expect, test } from "vitest";
import { mended } from "./mending";

describe("A question with typing errors", () => {
  test("is mended in both its words at once", () => {
    const suggestions = { lederbakgrun: ["lederbakgrunn"], kontroet: ["kontoret", "kontrollen"] };
    expect(mended("lederbakgrun på kontroet", suggestions)).toEqual(["lederbakgrunn på kontoret"]);
  });

  test("has a question for each likely reading of its only mistyped word", () => {
    expect(mended("kontroet", { kontroet: ["kontoret", "kontrollen"] })).toEqual(["kontoret", "kontrollen"]);
  });

  test("keeps words that only contain the mistyped one", () => {
    expect(mended("kontr og kontrakt", { kontr: ["kontor"] })).toEqual(["kontor og kontrakt"]);
  });

  test("has nothing in its place where no word is near", () => {
    expect(mended("abc", { abc: [] })).toEqual([]);
  });
});
