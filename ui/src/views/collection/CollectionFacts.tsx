/** The collection's title, and the style that all its quotes are cited in. */
import { Select } from "@navikt/ds-react/Select";
import { TextField } from "@navikt/ds-react/TextField";
import { useStyles } from "../../api/styles";
import type { Collection } from "../../collection/model";
import { describeCollection } from "../../collection/store";
import { useLanguage } from "../../i18n/LanguageProvider";
import { styleName } from "./styleNames";

export function CollectionFacts({ collection }: { collection: Collection }) {
  const { t, language } = useLanguage();
  const styles = useStyles(language);
  const ids = styles.map(({ id }) => id);
  const example = styles.find(({ id }) => id === collection.style)?.example;
  return (
    <div className="collection-facts">
      <TextField
        label={t("collection.name")}
        placeholder={t("collection.untitled")}
        value={collection.title}
        onChange={(event) => describeCollection({ title: event.target.value })}
      />
      <div>
        <Select
          label={t("collection.style")}
          value={collection.style}
          onChange={(event) => describeCollection({ style: event.target.value })}
        >
          {(ids.includes(collection.style) ? ids : [collection.style, ...ids]).map((id) => (
            <option key={id} value={id}>
              {styleName(id, t)}
            </option>
          ))}
        </Select>
        {example && <p className="hint">{t("collection.style.example", { example })}</p>}
      </div>
    </div>
  );
}
