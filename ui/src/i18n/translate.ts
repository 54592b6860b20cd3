/** `t("key", {count: 3})`: a message with its placeholders filled in. */
import { CATALOGUES, type MessageKey } from "./catalogues";
import type { Language } from "./languages";

type Facts = Record<string, string | number>;
/** Keys that come in two forms, `key.one` and `key.other`. */
export type PluralKey = MessageKey extends infer Key
  ? Key extends `${infer Stem}.one`
    ? Stem
    : never
  : never;

export interface Translate {
  (key: MessageKey, facts?: Facts): string;
  /** Chooses `key.one` or `key.other` by `count`, which is also a placeholder. */
  plural: (key: PluralKey, count: number, facts?: Facts) => string;
  language: Language;
}

const LOCALES: Record<Language, string> = { nb: "nb-NO", nn: "nn-NO", en: "en-GB" };

export function localeOf(language: Language): string {
  return LOCALES[language];
}

export function translator(language: Language): Translate {
  const catalogue = CATALOGUES[language];
  const numbers = new Intl.NumberFormat(LOCALES[language]);
  const rules = new Intl.PluralRules(LOCALES[language]);

  function t(key: MessageKey, facts: Facts = {}): string {
    return catalogue[key].replace(/\{(\w+)\}/g, (placeholder, name: string) => {
      const fact = facts[name];
      if (fact === undefined) return placeholder;
      return typeof fact === "number" ? numbers.format(fact) : fact;
    });
  }
  function plural(key: PluralKey, count: number, facts: Facts = {}): string {
    const form = rules.select(count) === "one" ? "one" : "other";
    return t(`${key}.${form}` as MessageKey, { ...facts, count });
  }
  return Object.assign(t, { plural, language });
}
