/** Why a passage was found, in words. */
import type { Hit, Schemas } from "../../api/client";
import type { Translate } from "../../i18n/translate";
import type { WordKind } from "./marking";

type Reason = Schemas["ReasonOut"];

export interface ReasonLine {
  kind: WordKind;
  /** The words asked for. */
  query: string;
  /** Words that they matched, each once. */
  matched: string[];
  relation: string | null;
}

/** The reasons by word and kind, in the server's order; the nearest sentence is no word. */
export function reasonLines(why: readonly Reason[]): ReasonLine[] {
  const lines = new Map<string, ReasonLine>();
  for (const reason of why) {
    const { kind } = reason;
    if (kind === "nearest_sentence") continue;
    const relation = reason.relation ?? null;
    const key = JSON.stringify([kind, reason.query, relation]);
    const line = lines.get(key) ?? { kind, query: reason.query, matched: [], relation };
    if (!line.matched.some((word) => sameWord(word, reason.matched))) line.matched.push(reason.matched);
    lines.set(key, line);
  }
  return [...lines.values()];
}

function sameWord(one: string, other: string): boolean {
  return one.toLocaleLowerCase() === other.toLocaleLowerCase();
}

const SHOWN_WORDS = 3;

/** «leders → lederen, lederne (bøyning)». */
export function reasonInWords(line: ReasonLine, t: Translate): string {
  const words = line.matched.slice(0, SHOWN_WORDS).map((word) => t("why.word", { word }));
  if (line.matched.length > SHOWN_WORDS) words.push("…");
  const met = words.join(", ");
  const [only] = line.matched;
  const asked = t("why.word", { word: line.query });
  if (line.matched.length === 1 && only !== undefined && sameWord(only, line.query)) return asked;
  const how = line.kind === "thesaurus" ? relationInWords(line.relation, t) : t(`why.${line.kind}`);
  return t("why.line", { asked, met, how });
}

const RELATIONS = [
  "synonym",
  "translation",
  "abbreviation",
  "earlier_name",
  "narrower",
  "broader",
  "related",
] as const;

function relationInWords(relation: string | null, t: Translate): string {
  const known = RELATIONS.find((one) => one === relation);
  return known ? t(`why.relation.${known}`) : t("why.thesaurus");
}

/** True where a word of the question matched, not meaning alone. */
export function hasWordReasons(hit: Hit): boolean {
  return hit.why.some((reason) => reason.kind !== "nearest_sentence");
}
