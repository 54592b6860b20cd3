/** No quotes yet: how one collects them, and the other way in, a file. */
import { Button } from "@navikt/ds-react/Button";
import type { ReactNode } from "react";
import { useT } from "../../i18n/LanguageProvider";
import { emptyAddress } from "../../routing/address";
import { Link } from "../../routing/Link";

const STEPS = ["collection.empty.ask", "collection.empty.collect", "collection.empty.leave"] as const;

export function EmptyCollection({ importing }: { importing: ReactNode }) {
  const t = useT();
  return (
    <section className="empty-collection">
      <ol>
        {STEPS.map((step) => (
          <li key={step}>{t(step)}</li>
        ))}
      </ol>
      <p className="hint">{t("collection.empty.kept")}</p>
      <div className="button-row">
        <Button as={Link} role={undefined} to={emptyAddress()}>
          {t("collection.empty.search")}
        </Button>
        {importing}
      </div>
    </section>
  );
}
