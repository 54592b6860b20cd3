/** The style that everything is cited in: one choice for the collection, copies and checks. */
import { Select } from "@navikt/ds-react/Select";
import { useStyles } from "../api/styles";
import { useLanguage } from "../i18n/LanguageProvider";
import { describeCollection, useCollection } from "./store";
import { styleName } from "./styleNames";

export function StyleSelect() {
  const { t, language } = useLanguage();
  const { style } = useCollection();
  const styles = useStyles(language);
  const ids = styles.map(({ id }) => id);
  const example = styles.find(({ id }) => id === style)?.example;
  return (
    <div className="style-select">
      <Select
        label={t("collection.style")}
        value={style}
        onChange={(event) => describeCollection({ style: event.target.value })}
      >
        {(ids.includes(style) ? ids : [style, ...ids]).map((id) => (
          <option key={id} value={id}>
            {styleName(id, t, styles.find((one) => one.id === id)?.label)}
          </option>
        ))}
      </Select>
      {example && <p className="hint">{t("collection.style.example", { example })}</p>}
    </div>
  );
}
