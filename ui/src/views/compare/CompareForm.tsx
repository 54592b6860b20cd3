/** The question, and which documents it is put to. */
import { Button } from "@navikt/ds-react/Button";
import { Checkbox, CheckboxGroup } from "@navikt/ds-react/Checkbox";
import { Search } from "@navikt/ds-react/Search";
import { useState } from "react";
import type { DocumentCard } from "../../api/client";
import { useDocuments } from "../../api/documents";
import { useT } from "../../i18n/LanguageProvider";
import { authorsAndYear } from "../../quotes/naming";

const MAX_DOCUMENTS = 200;
/** The handbook is about this program, not about the world. */
const HANDBOOK = "handbook";

interface Props {
  question: string;
  documents: readonly string[];
  onCompare: (question: string, documents: string[]) => void;
}

export function CompareForm({ question, documents, onCompare }: Props) {
  const t = useT();
  const [typed, setTyped] = useState(question);
  const [chosen, setChosen] = useState<readonly string[]>(documents);
  return (
    <form
      className="compare-form screen-only"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim()) onCompare(typed.trim(), [...chosen]);
      }}
    >
      <Search
        label={t("compare.question")}
        hideLabel={false}
        placeholder={t("compare.placeholder")}
        value={typed}
        maxLength={2000}
        onChange={setTyped}
        autoComplete="off"
      >
        <Search.Button>{t("compare.ask")}</Search.Button>
      </Search>
      <DocumentChoice chosen={chosen} onChoose={setChosen} />
    </form>
  );
}

interface ChoiceProps {
  chosen: readonly string[];
  onChoose: (chosen: readonly string[]) => void;
}

function DocumentChoice({ chosen, onChoose }: ChoiceProps) {
  const t = useT();
  const listed = useDocuments();
  if (listed.status !== "done") return null;
  const offered = offeredDocuments(listed.documents, chosen);
  if (offered.length < 2) return null;
  return (
    <details className="document-choice">
      <summary>
        {chosen.length === 0
          ? t("compare.documents.all")
          : t("compare.documents.some", { chosen: chosen.length, all: offered.length })}
      </summary>
      <CheckboxGroup
        legend={t("compare.documents")}
        hideLegend
        size="small"
        value={[...chosen]}
        onChange={(ids: string[]) => onChoose(ids.slice(0, MAX_DOCUMENTS))}
      >
        {offered.map((document) => (
          <Checkbox key={document.id} value={document.id}>
            {authorsAndYear(document, t)} <cite>{document.title}</cite>
          </Checkbox>
        ))}
      </CheckboxGroup>
      {chosen.length > 0 && (
        <Button size="small" variant="tertiary" type="button" onClick={() => onChoose([])}>
          {t("compare.documents.reset")}
        </Button>
      )}
    </details>
  );
}

/** The research; all there is where there is none, and whatever the address names. */
export function offeredDocuments(
  documents: readonly DocumentCard[],
  chosen: readonly string[],
): DocumentCard[] {
  const research = documents.filter(({ collection }) => collection !== HANDBOOK);
  if (research.length === 0) return [...documents];
  const named = new Set(chosen);
  return documents.filter(({ collection, id }) => collection !== HANDBOOK || named.has(id));
}
