import { FileTextIcon, MagnifyingGlassIcon, OpenBookIcon } from "@navikt/aksel-icons";
import { useT } from "../../i18n/LanguageProvider";
import type { Suggestion } from "./suggesting";

interface Props {
  id: string;
  suggestions: readonly Suggestion[];
  chosen: number;
  onTake: (suggestion: Suggestion) => void;
}

const ICONS = { title: FileTextIcon, heading: OpenBookIcon, term: MagnifyingGlassIcon };

/** Always in the page, so that `aria-controls` leads somewhere; empty means hidden. */
export function SuggestionList({ id, suggestions, chosen, onTake }: Props) {
  const t = useT();
  return (
    <ul
      id={id}
      role="listbox"
      aria-label={t("search.suggestions.label")}
      className="suggestions"
      hidden={suggestions.length === 0}
    >
      {suggestions.map((suggestion, place) => {
        const Icon = ICONS[suggestion.kind];
        return (
          // Keys go to the field, which says which option is active.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
          <li
            key={`${suggestion.kind} ${suggestion.text} ${suggestion.document_id} ${suggestion.section_start}`}
            id={`${id}-${place}`}
            role="option"
            aria-selected={place === chosen}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onTake(suggestion)}
          >
            <Icon aria-hidden />
            <span className="suggestion-text">{suggestion.text}</span>
            <span className="suggestion-note">
              {suggestion.note ?? t(`search.suggestion.${suggestion.kind}`)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
