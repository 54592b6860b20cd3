/** The citation of the marked words, and what can be done with them. */
import { Button } from "@navikt/ds-react/Button";
import { useT } from "../../i18n/LanguageProvider";
import { QuoteButtons } from "./QuoteButtons";
import type { Source, Span } from "./reading";
import { useQuote } from "./useQuote";

interface MarkedQuoteProps {
  source: Source;
  span: Span;
  onShow: () => void;
}

export function MarkedQuote({ source, span, onShow }: MarkedQuoteProps) {
  const t = useT();
  const state = useQuote(source.facts.id, span);
  if (state.status !== "done") return <div className="marked-quote" aria-busy={state.status === "loading"} />;
  const { quote } = state;
  return (
    <div className="marked-quote" role="group" aria-label={t("reader.marked")}>
      <Button
        variant="tertiary"
        size="xsmall"
        className="marked-quote-citation"
        title={t("reader.marked.show")}
        onClick={onShow}
      >
        <span className="marked-quote-swatch" aria-hidden />
        {quote.citation}
      </Button>
      <QuoteButtons source={source} quote={quote} />
      {/* For those who do not see the marks: the words themselves. */}
      <p className="aksel-sr-only" lang={source.facts.language}>
        {quote.text}
      </p>
      {quote.citation_note && <p className="marked-quote-note">{quote.citation_note}</p>}
    </div>
  );
}
