/** Places of the hits in each document, as shares of its length. */
import type { DocumentCard, Hit } from "../../api/client";
import type { DocumentList } from "../../api/documents";
import { groupedBy } from "../../text/grouping";

export interface HitPlace {
  hit: Hit;
  /** 0 at the document's first character, 1 at its last. */
  share: number;
}

export interface DocumentPlaces {
  document: DocumentCard;
  places: HitPlace[];
}

/** Documents with the most hits first; those of unknown length are left out. */
export function placesByDocument(hits: readonly Hit[], listed: DocumentList): DocumentPlaces[] {
  const groups = groupedBy(hits, (hit) => hit.document.id);
  return [...groups]
    .flatMap(([id, members]) => {
      const document = listed.get(id);
      if (!document || document.text_length === 0) return [];
      const places = members
        .map((hit) => ({ hit, share: Math.min(1, hit.passage.start / document.text_length) }))
        .toSorted((a, b) => a.share - b.share);
      return [{ document, places }];
    })
    .toSorted((a, b) => b.places.length - a.places.length);
}
