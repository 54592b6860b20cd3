/** The page's own languages. Quotes are never translated. */
export const LANGUAGES = ["nb", "nn", "en"] as const;
export type Language = (typeof LANGUAGES)[number];
export const LANGUAGE_NAMES: Record<Language, string> = {
  nb: "Bokmål",
  nn: "Nynorsk",
  en: "English",
};

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value);
}

/** The tags that browsers send for each language; "no" is Norwegian without a written form. */
const TAGS: Record<string, Language> = { nb: "nb", no: "nb", nn: "nn", en: "en" };

/** The first of a browser's languages that the page speaks, bokmål where it speaks none. */
export function browserLanguage(tags: readonly string[]): Language {
  const primary = tags.map((tag) => tag.toLowerCase().split("-", 1)[0] ?? "");
  return TAGS[primary.find((tag) => tag in TAGS) ?? ""] ?? "nb";
}
