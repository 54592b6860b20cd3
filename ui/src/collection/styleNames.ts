/** Names of the server's citation styles; a style without a name of ours has its own label. */
import type { MessageKey } from "../i18n/catalogues";
import type { Translate } from "../i18n/translate";

const NAMES: Readonly<Record<string, MessageKey>> = {
  "norsk-apa-manual": "style.norsk-apa-manual",
  apa: "style.apa",
  "chicago-author-date": "style.chicago-author-date",
  harvard: "style.harvard",
  vancouver: "style.vancouver",
  legal: "style.legal",
};

export function styleName(id: string, t: Translate, label = id): string {
  const key = NAMES[id];
  return key ? t(key) : label;
}
