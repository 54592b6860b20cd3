import { describe, expect, test } from "vitest";
import type { DocumentCard } from "../../api/client";
import { offeredDocuments } from "./CompareForm";

const document = (id: string, collection: string) => ({ id, collection }) as DocumentCard;
const both = [document("r", "research"), document("h", "handbook"), document("x", "own")];
const ids = (documents: DocumentCard[]) => documents.map(({ id }) => id);

describe("The documents that are offered", () => {
  test("are the research", () => expect(ids(offeredDocuments(both, []))).toEqual(["r", "x"]));
  test("are those, too, that the address names", () => {
    expect(ids(offeredDocuments(both, ["h"]))).toEqual(["r", "h", "x"]);
  });
  test("are all where there is no research", () => {
    expect(ids(offeredDocuments(both.slice(1, 2), []))).toEqual(["h"]);
  });
});
