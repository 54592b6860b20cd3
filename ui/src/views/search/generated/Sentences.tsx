/** The model's sentences, each with the numbers of the quotes that it rests on. */
import { ExclamationmarkTriangleIcon } from "@navikt/aksel-icons";
import type { Answer, GeneratedSentence } from "../../../api/client";
import { useT } from "../../../i18n/LanguageProvider";
import { goToQuote, quoteAnchor, type QuoteNumbers } from "../../../quotes/numbering";

interface Props {
  sentences: readonly GeneratedSentence[];
  /** The answer beside which they stand. */
  answer: Answer;
  numbers: QuoteNumbers;
}

export function Sentences({ sentences, answer, numbers }: Props) {
  if (sentences.length === 0) return null;
  return (
    <ul className="generated-sentences">
      {sentences.map((sentence, place) => (
        <li key={place} className={`generated-sentence generated-${sentence.status}`}>
          <span lang={answer.language}>{sentence.text}</span>
          {sentence.cites.map((cite) => (
            <Reference key={cite} number={numberOf(cite, answer, numbers)} />
          ))}
          <Mark sentence={sentence} />
        </li>
      ))}
    </ul>
  );
}

function numberOf(cite: number, answer: Answer, numbers: QuoteNumbers): number | undefined {
  const quote = answer.quotes[cite];
  return quote && numbers.get(quote)?.number;
}

function Reference({ number }: { number: number | undefined }) {
  const t = useT();
  if (number === undefined) return null;
  return (
    <a
      className="generated-reference"
      href={`#${quoteAnchor(number)}`}
      data-refers-to={number}
      aria-label={t("generated.quote", { number })}
      onClick={(event) => {
        event.preventDefault();
        goToQuote(event.currentTarget, number);
      }}
    >
      {number}
    </a>
  );
}

/** Shown, but for the reader to look at: why. */
function Mark({ sentence }: { sentence: GeneratedSentence }) {
  const t = useT();
  switch (sentence.status) {
    case "supported":
      return null;
    case "marked":
      return (
        <p className="generated-mark">
          <ExclamationmarkTriangleIcon aria-hidden />
          <span>
            {sentence.reason
              ? t("generated.marked", { reason: t(`generated.reason.${sentence.reason}`) })
              : t("generated.marked.plain")}
          </span>
        </p>
      );
  }
}
