/** Facets of the server ⇄ filters of the address. */
import type { Facet, Filters, SearchOutcome } from "../../api/client";
import { LIST_FILTER_NAMES, type ListFilter } from "../../routing/address";

/** Facets that are lists of boxes to tick. The year is a span and has a control of its own. */
export const BOX_FACETS = ["document", "voice", "type", "language", "kind"] as const;
export type BoxFacet = (typeof BOX_FACETS)[number];

export const FILTER_OF: Record<BoxFacet, ListFilter> = {
  document: "documents",
  voice: "voices",
  type: "types",
  language: "languages",
  kind: "kinds",
};

export interface FacetChoice {
  value: string;
  label: string;
  count: number;
  chosen: boolean;
}

/**
 * List the choices of one group. `all` holds the counts without filters, so that a value
 * which the filters leave out can still be chosen beside those that are.
 */
export function choicesOf(
  facet: BoxFacet,
  now: SearchOutcome["facets"],
  all: SearchOutcome["facets"],
  filters: Filters,
): FacetChoice[] {
  const chosen = new Set(filters[FILTER_OF[facet]]);
  const counted = new Map((now[facet] ?? []).map((one) => [one.value, one.count]));
  const offered = new Map<string, Facet>();
  for (const one of [...(all[facet] ?? []), ...(now[facet] ?? [])]) {
    if (!offered.has(one.value)) offered.set(one.value, one);
  }
  for (const value of chosen) {
    if (!offered.has(value)) offered.set(value, { value, label: value, count: 0 });
  }
  return [...offered.values()].map(({ value, label, count }) => ({
    value,
    label,
    // In a group where something is chosen, what is not chosen has no count of its own.
    count: counted.get(value) ?? (chosen.size > 0 && !chosen.has(value) ? count : 0),
    chosen: chosen.has(value),
  }));
}

export function withToggled(filters: Filters, filter: ListFilter, value: string): Filters {
  const had = filters[filter];
  const has = had.includes(value) ? had.filter((one) => one !== value) : [...had, value];
  return { ...filters, [filter]: has };
}

export function hasFilters(filters: Filters): boolean {
  return Boolean(filters.years) || LIST_FILTER_NAMES.some((name) => filters[name].length > 0);
}

/** «2014-2016», «2014», «2014-» → [2014, 2016]; `null` where there is no limit. */
export function yearSpan(years: string | null): [number | null, number | null] {
  const match = years?.match(/^(\d{4})?(-)?(\d{4})?$/);
  if (!match) return [null, null];
  const first = match[1] ? Number(match[1]) : null;
  if (!match[2]) return [first, first];
  return [first, match[3] ? Number(match[3]) : null];
}

export function yearFilter(first: number | null, last: number | null): string | null {
  if (first === null && last === null) return null;
  if (first !== null && first === last) return String(first);
  return `${first ?? ""}-${last ?? ""}`;
}
