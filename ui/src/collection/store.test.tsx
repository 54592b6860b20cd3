import { beforeEach, describe, expect, test } from "vitest";
import { collectedQuote } from "../testing/fakes";
import {
  addQuote,
  emptyCollection,
  moveQuote,
  parseCollection,
  readCollection,
  removeQuote,
  replaceCollection,
  updateQuote,
} from "./store";

const starts = () => readCollection().quotes.map(({ start }) => start);

beforeEach(() => replaceCollection(emptyCollection()));

describe("The collection", () => {
  test("keeps a quote once, and in the browser", () => {
    addQuote(collectedQuote(0));
    addQuote(collectedQuote(0));
    expect(starts()).toEqual([0]);
    expect(localStorage.getItem("funn.collection")).toContain("Sitat 0.");
  });

  test("moves, changes and removes quotes", () => {
    for (const start of [0, 100, 200]) addQuote(collectedQuote(start));
    moveQuote(collectedQuote(200).id, 0);
    expect(starts()).toEqual([200, 0, 100]);
    updateQuote(collectedQuote(0).id, { note: "til innledningen" });
    expect(readCollection().quotes[1]?.note).toBe("til innledningen");
    removeQuote(collectedQuote(200).id);
    expect(starts()).toEqual([0, 100]);
  });

  test("is written and read without loss", () => {
    addQuote(collectedQuote(0));
    expect(parseCollection(JSON.parse(JSON.stringify(readCollection())))).toEqual(readCollection());
  });
});

describe("Reading what others wrote", () => {
  test.each([null, [], "x", { version: 2, quotes: [] }, { version: 1 }])("refuses %j", (given) => {
    expect(parseCollection(given)).toBeNull();
  });

  test("leaves out quotes without words or place", () => {
    const read = parseCollection({
      version: 1,
      quotes: [collectedQuote(5), { text: "uten sted" }, { ...collectedQuote(9), end: 2 }, 7],
    });
    expect(read?.quotes).toHaveLength(1);
  });
});
