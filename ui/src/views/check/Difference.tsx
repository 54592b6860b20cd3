/**
 * Quotation and source in one text: what the draft has is struck out, what the source has is
 * underlined, and both are said in words to whoever does not see it.
 */
import { Fragment } from "react";
import type { Schemas } from "../../api/client";
import { useT } from "../../i18n/LanguageProvider";

type Span = Schemas["DiffOut"];

export function Difference({ diff }: { diff: readonly Span[] }) {
  const t = useT();
  return (
    <>
      <p className="checked-words">
        {diff.map((span, place) => (
          // Spans have no other identity than their place.
          <Fragment key={place}>
            <TextSpan span={span} />{" "}
          </Fragment>
        ))}
      </p>
      <p className="difference-key" aria-hidden>
        <del>{t("check.diff.yours")}</del> <ins>{t("check.diff.source")}</ins>
      </p>
    </>
  );
}

function TextSpan({ span }: { span: Span }) {
  const t = useT();
  if (span.op === "equal") return tidy(span.quoted);
  return (
    <>
      {span.quoted && (
        <del>
          <span className="aksel-sr-only">{t("check.diff.yours")}: </span>
          {tidy(span.quoted)}
        </del>
      )}{" "}
      {span.source && (
        <ins>
          <span className="aksel-sr-only">{t("check.diff.source")}: </span>
          {tidy(span.source)}
        </ins>
      )}
    </>
  );
}

/** The words come parted from their brackets and marks, as they were compared. */
export function tidy(words: string): string {
  return words.replace(/([([«“]) /g, "$1").replace(/ ([)\]»”.,;:?!])/g, "$1");
}
