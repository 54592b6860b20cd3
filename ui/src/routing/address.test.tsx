import { describe, expect, test } from "vitest";
import { type Address, emptyAddress, formatAddress, noFilters, parseAddress } from "./address";
import { currentAddress, isQuestionHidden, navigate, withReader } from "./navigation";

const parse = (path: string) => parseAddress(new URL(path, "http://funn.test"));

describe("An address", () => {
  test.each<[string, Address]>([
    ["/", emptyAddress()],
    ["/utvalg", emptyAddress("collection")],
    ["/?q=hva+%26+hvem%3F", { ...emptyAddress(), question: "hva & hvem?" }],
    [
      "/rapporter?q=ledelse&dokument=a&dokument=b&aar=2014-2016",
      { ...emptyAddress("compare"), question: "ledelse", filters: { ...noFilters(), documents: ["a", "b"], years: "2014-2016" } },
    ],
    ["/korpus?vis=a", { ...emptyAddress("corpus"), study: "a" }],
    [
      "/?q=x&dok=a&start=10&slutt=25",
      { ...emptyAddress(), question: "x", reader: { documentId: "a", start: 10, end: 25 } },
    ],
    ["/?dok=a&trykt=iv", { ...emptyAddress(), reader: { documentId: "a", printed: "iv" } }],
    ["/?dok=a&side=3&finn=ord", { ...emptyAddress(), reader: { documentId: "a", page: 3, find: "ord" } }],
  ])("is read and written the same: %s", (path, address) => {
    expect(parse(path)).toEqual(address);
    expect(formatAddress(address)).toBe(path);
  });

  test("that makes no sense is read as far as it does", () => {
    expect(parse("/tull").view).toBe("search");
    expect(parse("/?dok=a&start=-1&slutt=x&side=0").reader).toEqual({ documentId: "a" });
    expect(parse("/?dok=a&start=20&slutt=10").reader).toEqual({ documentId: "a", start: 20 });
    expect(parse("/utvalg/").view).toBe("collection");
  });
});

describe("A hidden question", () => {
  test("stands in the history entry, not in the URL, and stays hidden on the way", () => {
    navigate({ ...emptyAddress(), question: "om 01019012345" }, { hideQuestion: true });
    expect(location.search).toBe("");
    expect(currentAddress().question).toBe("om 01019012345");
    navigate(withReader({ documentId: "a" }));
    expect(location.search).toBe("?dok=a");
    expect(currentAddress().question).toBe("om 01019012345");
    expect(isQuestionHidden()).toBe(true);
    navigate({ ...emptyAddress(), question: "noe annet" });
    expect(location.search).toBe("?q=noe+annet");
  });
});
