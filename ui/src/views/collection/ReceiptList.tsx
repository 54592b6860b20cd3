/** The searches that led to the quotes, each of which can be made again. */
import type { Receipt } from "../../api/client";
import { useLanguage } from "../../i18n/LanguageProvider";
import { localeOf } from "../../i18n/translate";
import { emptyAddress } from "../../routing/address";
import { Link } from "../../routing/Link";

export function ReceiptList({ receipts }: { receipts: readonly Receipt[] }) {
  const { t, language } = useLanguage();
  if (receipts.length === 0) return null;
  const when = new Intl.DateTimeFormat(localeOf(language), { dateStyle: "medium", timeStyle: "short" });
  return (
    <details className="receipts">
      <summary>{t.plural("collection.receipts", receipts.length)}</summary>
      <p className="hint">{t("collection.receipts.what")}</p>
      <ul>
        {receipts.map((receipt) => (
          <li key={`${receipt.asked} ${receipt.question}`}>
            <span className="receipt-question">
              {receipt.masked ? (
                receipt.question
              ) : (
                <Link className="aksel-link" to={{ ...emptyAddress(), question: receipt.question, filters: receipt.filters }}>
                  {receipt.question}
                </Link>
              )}
            </span>
            <span className="hint">
              {when.format(new Date(receipt.asked))} · {t.plural("collection.receipts.quotes", receipt.quotes.length)} ·{" "}
              {t("collection.receipts.index", { name: receipt.generation })}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
