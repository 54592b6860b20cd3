/** Where in each document the hits lie, as shares of its length. */
import type { DocumentCard, Hit } from "../../api/client";
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

export type DocumentList = ReadonlyMap<string, DocumentCard>;

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

/** The first and last year named in «2012–2013», «høsten 2014», «2010»; `null` for none. */
export function yearsNamed(text: string | null): [number, number] | null {
  const years = [...(text ?? "").matchAll(/\b(?:19|20)\d{2}\b/g)].map(([year]) => Number(year));
  return years.length > 0 ? [Math.min(...years), Math.max(...years)] : null;
}
