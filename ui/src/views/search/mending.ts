/** Questions in place of one with words that the corpus does not know. */

/** Other words for each word that was mistyped, at most. */
const MOST_FOR_ONE_WORD = 3;

/**
 * The question with every mistyped word mended. Where only one word is, each of its likeliest
 * readings is a question by itself; where several are, they are mended together, since a
 * question with one error left finds no more than before.
 */
export function mended(asked: string, suggestions: Readonly<Record<string, readonly string[]>>): string[] {
  const known = Object.entries(suggestions).filter(([, others]) => others.length > 0);
  const readings = known.length === 1 ? MOST_FOR_ONE_WORD : 1;
  const questions = Array.from({ length: readings }, (_, rank) =>
    known.reduce((text, [word, others]) => replaceWord(text, word, others[rank] ?? word), asked),
  );
  return [...new Set(questions)].filter((question) => question !== asked);
}

/** Whole words only: mending «kontr» leaves «kontrakt» as it is. */
function replaceWord(text: string, word: string, other: string): string {
  const escaped = word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const whole = new RegExp(String.raw`(?<![\p{L}\p{N}])${escaped}(?![\p{L}\p{N}])`, "gu");
  return text.replace(whole, () => other);
}
