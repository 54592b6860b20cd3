/** A search that is limited to this document from the start. */
import { Search } from "@navikt/ds-react/Search";
import { useState } from "react";
import type { DocumentFacts } from "../../api/client";
import { useT } from "../../i18n/LanguageProvider";
import { emptyAddress, noFilters } from "../../routing/address";
import { navigate } from "../../routing/navigation";
import { seemsPersonal } from "../../questions/personalData";

export function SearchInside({ document }: { document: DocumentFacts }) {
  const t = useT();
  const [typed, setTyped] = useState("");
  return (
    <form
      className="search-inside screen-only"
      onSubmit={(event) => {
        event.preventDefault();
        const question = typed.trim();
        if (!question) return;
        const filters = { ...noFilters(), documents: [document.id] };
        navigate({ ...emptyAddress(), question, filters }, { hideQuestion: seemsPersonal(question) });
      }}
    >
      <Search
        label={t("corpus.inside")}
        hideLabel={false}
        variant="secondary"
        value={typed}
        maxLength={2000}
        onChange={setTyped}
        autoComplete="off"
      />
    </form>
  );
}
