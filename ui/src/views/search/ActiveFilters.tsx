/** The filters in force, each a chip that takes it away. */
import { Button } from "@navikt/ds-react/Button";
import { Chips } from "@navikt/ds-react/Chips";
import type { Filters } from "../../api/client";
import { useDocuments } from "../../api/documents";
import { useT } from "../../i18n/LanguageProvider";
import { LIST_FILTER_NAMES, noFilters } from "../../routing/address";
import { documentInWords, valueInWords } from "../../documents/values";
import { hasFilters, withToggled } from "./facets";

export function ActiveFilters({ filters, onFilter }: { filters: Filters; onFilter: (filters: Filters) => void }) {
  const t = useT();
  const documents = useDocuments();
  const titles = documents.status === "done" ? documents.byId : new Map();
  if (!hasFilters(filters)) return null;
  return (
    <div className="active-filters">
      <Chips aria-label={t("filters.active")} size="small">
        {LIST_FILTER_NAMES.flatMap((name) =>
          filters[name].map((value) => (
            <Chips.Removable key={`${name} ${value}`} onClick={() => onFilter(withToggled(filters, name, value))}>
              {name === "documents" ? documentInWords(value, titles) : valueInWords(name, value, t)}
            </Chips.Removable>
          )),
        )}
        {filters.years && (
          <Chips.Removable key="years" onClick={() => onFilter({ ...filters, years: null })}>
            {filters.years.replace("-", "–")}
          </Chips.Removable>
        )}
      </Chips>
      <Button size="small" variant="tertiary" onClick={() => onFilter(noFilters())}>
        {t("filters.clear")}
      </Button>
    </div>
  );
}
