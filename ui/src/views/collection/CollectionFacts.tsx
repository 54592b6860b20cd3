/** The collection's title, and the style that all its quotes are cited in. */
import { TextField } from "@navikt/ds-react/TextField";
import type { Collection } from "../../collection/model";
import { describeCollection } from "../../collection/store";
import { StyleSelect } from "../../collection/StyleSelect";
import { useT } from "../../i18n/LanguageProvider";

export function CollectionFacts({ collection }: { collection: Collection }) {
  const t = useT();
  return (
    <div className="collection-facts">
      <TextField
        label={t("collection.name")}
        placeholder={t("collection.untitled")}
        value={collection.title}
        onChange={(event) => describeCollection({ title: event.target.value })}
      />
      <StyleSelect />
    </div>
  );
}
