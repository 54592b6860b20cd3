/** A document in the list: what it is, and the three ways on from it. */
import { OpenBookIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import type { DocumentCard } from "../../api/client";
import { useT } from "../../i18n/LanguageProvider";
import { authorsAndYear } from "../../quotes/naming";
import { emptyAddress } from "../../routing/address";
import { Link } from "../../routing/Link";
import { useAddress } from "../../routing/navigation";
import { languageInWords, seriesInWords, typeInWords } from "./listing";

export function DocumentRow({ document }: { document: DocumentCard }) {
  const t = useT();
  const address = useAddress();
  const facts = [
    typeInWords(document, t),
    seriesInWords(document, t),
    document.publisher,
    languageInWords(document.language),
    document.page_count > 0 ? t.plural("corpus.pages", document.page_count) : null,
    document.data_collected && t("corpus.collected", { when: document.data_collected }),
  ].filter(Boolean);
  return (
    <li className="corpus-document">
      <p className="corpus-authors">{authorsAndYear(document, t)}</p>
      <h3>
        <Link className="aksel-link" to={{ ...emptyAddress("corpus"), study: document.id }} lang={document.language}>
          {document.title}
        </Link>
      </h3>
      {document.subtitle && <p lang={document.language}>{document.subtitle}</p>}
      <p className="hint">{facts.join(" · ")}</p>
      <div className="quote-actions">
        <Button
          as={Link}
          role={undefined}
          to={{ ...address, reader: { documentId: document.id } }}
          size="small"
          variant="tertiary"
          icon={<OpenBookIcon aria-hidden />}
        >
          {t("corpus.read")}
        </Button>
      </div>
    </li>
  );
}
