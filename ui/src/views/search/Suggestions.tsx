/** Words that the corpus does not know, with words that it does. */
import { Link } from "../../routing/Link";
import { useT } from "../../i18n/LanguageProvider";
import { emptyAddress } from "../../routing/address";
import { mended } from "./mending";

interface Props {
  asked: string;
  suggestions: Record<string, string[]>;
}

export function Suggestions({ asked, suggestions }: Props) {
  const t = useT();
  const different = mended(asked, suggestions);
  if (different.length === 0) return null;
  return (
    <p className="suggested">
      {t("search.meant")}{" "}
      {different.map((question, place) => (
        <span key={question}>
          {place > 0 && ", "}
          <Link to={{ ...emptyAddress(), question }}>{question}</Link>
        </span>
      ))}
    </p>
  );
}
