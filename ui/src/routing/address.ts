/**
 * The URL contract. Everything that can be shared or reloaded stands in the address, under
 * the same names in all three languages. Links may be made by anyone who keeps to this.
 *
 *   /             search and ask        /rapporter   what does each report say
 *   /sitatsjekk   check quotes          /utvalg      collected quotes
 *   /korpus       the corpus            /korpus?vis=ID  one document's study card
 *
 *   q=…           the question (left out when it holds personal data; then it is kept in the
 *                 browser's history entry alone and never sent in an address)
 *   dokument=ID  forfatter=…  aar=2014-2016  type=…  sprak=nb  stemme=informant  slag=table
 *   samling=…  kapittel=…       filters; each but `aar` may stand several times
 *
 *   dok=ID        opens the reader beside whatever view is shown, with
 *   start=&slutt= the half-open offsets into the canonical text to mark and show, or
 *   side=N        a physical page from 1, or
 *   trykt=45      a page by the number printed on it
 *   finn=…        words searched for inside the document
 *   hel=ja        the reader over the whole width, without the view beside it
 *
 * Nothing in an address sends a question to a language model: the reader does, each time.
 *
 * On a phone the reader covers the view; the browser's Back closes it.
 */
import type { Filters } from "../api/client";

export const VIEW_PATHS = {
  search: "/",
  compare: "/rapporter",
  check: "/sitatsjekk",
  collection: "/utvalg",
  corpus: "/korpus",
} as const;

export type ViewName = keyof typeof VIEW_PATHS;
export const VIEW_NAMES = Object.keys(VIEW_PATHS) as ViewName[];

/** The place at which the reader opens. Offsets are half-open and count in the canonical text. */
export interface ReaderPlace {
  documentId: string;
  start?: number;
  end?: number;
  page?: number;
  printed?: string;
  find?: string;
  full?: boolean;
}

export interface Address {
  view: ViewName;
  question: string;
  filters: Filters;
  reader: ReaderPlace | null;
  /** The document whose study card is shown on the corpus page. */
  study: string | null;
}

/** Filters that are lists, and what each is called in the address. */
export const LIST_FILTERS = {
  documents: "dokument",
  authors: "forfatter",
  types: "type",
  languages: "sprak",
  voices: "stemme",
  kinds: "slag",
  collections: "samling",
  sections: "kapittel",
} as const satisfies Partial<Record<keyof Filters, string>>;

export type ListFilter = keyof typeof LIST_FILTERS;
export const LIST_FILTER_NAMES = Object.keys(LIST_FILTERS) as ListFilter[];

export function noFilters(): Filters {
  return {
    documents: [],
    authors: [],
    years: null,
    types: [],
    languages: [],
    voices: [],
    kinds: [],
    collections: [],
    sections: [],
  };
}

export function emptyAddress(view: ViewName = "search"): Address {
  return { view, question: "", filters: noFilters(), reader: null, study: null };
}

/** Read an address; an unknown path is the search page, an unknown parameter is left out. */
export function parseAddress(url: URL): Address {
  const asked = url.searchParams;
  return {
    view: VIEW_NAMES.find((name) => VIEW_PATHS[name] === trimmed(url.pathname)) ?? "search",
    question: asked.get("q") ?? "",
    filters: parseFilters(asked),
    reader: parseReader(asked),
    study: asked.get("vis"),
  };
}

function trimmed(path: string): string {
  return path.length > 1 ? path.replace(/\/+$/, "") : path;
}

function parseFilters(asked: URLSearchParams): Filters {
  const filters = noFilters();
  for (const name of LIST_FILTER_NAMES) filters[name] = asked.getAll(LIST_FILTERS[name]);
  filters.years = asked.get("aar");
  return filters;
}

function parseReader(asked: URLSearchParams): ReaderPlace | null {
  const documentId = asked.get("dok");
  if (!documentId) return null;
  const place: ReaderPlace = { documentId };
  const start = wholeNumber(asked.get("start"), 0);
  const end = wholeNumber(asked.get("slutt"), 0);
  if (start !== undefined) place.start = start;
  if (start !== undefined && end !== undefined && end > start) place.end = end;
  const page = wholeNumber(asked.get("side"), 1);
  if (page !== undefined) place.page = page;
  const printed = asked.get("trykt");
  if (printed) place.printed = printed;
  const find = asked.get("finn");
  if (find) place.find = find;
  if (asked.get("hel") === "ja") place.full = true;
  return place;
}

function wholeNumber(text: string | null, least: number): number | undefined {
  if (text === null || !/^\d{1,9}$/.test(text)) return undefined;
  const value = Number(text);
  return value >= least ? value : undefined;
}

/** Write an address: path and query, in one order, so that equal addresses are equal text. */
export function formatAddress(address: Address): string {
  const asked = new URLSearchParams();
  if (address.question) asked.set("q", address.question);
  for (const name of LIST_FILTER_NAMES) {
    for (const value of address.filters[name]) asked.append(LIST_FILTERS[name], value);
  }
  if (address.filters.years) asked.set("aar", address.filters.years);
  if (address.study) asked.set("vis", address.study);
  if (address.reader) addReader(asked, address.reader);
  const query = asked.toString();
  return query ? `${VIEW_PATHS[address.view]}?${query}` : VIEW_PATHS[address.view];
}

function addReader(asked: URLSearchParams, place: ReaderPlace): void {
  asked.set("dok", place.documentId);
  if (place.start !== undefined) asked.set("start", String(place.start));
  if (place.end !== undefined) asked.set("slutt", String(place.end));
  if (place.page !== undefined) asked.set("side", String(place.page));
  if (place.printed) asked.set("trykt", place.printed);
  if (place.find) asked.set("finn", place.find);
  if (place.full) asked.set("hel", "ja");
}
