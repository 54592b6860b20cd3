/**
 * The places that the answer now shown points at, for the reader's «next» and «previous».
 *
 * Whoever shows quotes offers them; the reader picks those of its document. Kept apart from
 * the reader itself, so that offering costs nothing before a document is opened.
 */
import { useEffect, useSyncExternalStore } from "react";

export interface HitPlace {
  documentId: string;
  start: number;
  end: number;
}

const NONE: readonly HitPlace[] = [];
const listeners = new Set<() => void>();
let offered: readonly HitPlace[] = NONE;
const byDocument = new Map<string, readonly HitPlace[]>();

/** Replace what was offered before. An empty list takes it back. */
export function offerHits(places: readonly HitPlace[]): void {
  offered = places;
  byDocument.clear();
  for (const listener of listeners) listener();
}

/** Offer the quotes that are shown, for as long as they are. */
export function useOffer(quotes: readonly { document_id: string; start: number; end: number }[]): void {
  useEffect(() => {
    offerHits(quotes.map(({ document_id: documentId, start, end }) => ({ documentId, start, end })));
    return () => offerHits(NONE);
  }, [quotes]);
}

function hitsIn(documentId: string): readonly HitPlace[] {
  const known = byDocument.get(documentId);
  if (known) return known;
  const here = offered.filter((place) => place.documentId === documentId);
  const once = new Map(here.map((place) => [`${place.start}-${place.end}`, place]));
  const sorted = [...once.values()].toSorted((a, b) => a.start - b.start || a.end - b.end);
  byDocument.set(documentId, sorted);
  return sorted;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The offered places in a document, in the order of its text. */
export function useHitsIn(documentId: string): readonly HitPlace[] {
  return useSyncExternalStore(subscribe, () => hitsIn(documentId));
}
