/** One field for words and questions, with typing help (WAI-ARIA combobox with a list). */
import { Search } from "@navikt/ds-react/Search";
import {
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
} from "react";
import { useT } from "../../i18n/LanguageProvider";
import { announce } from "../../shell/announcing";
import { useShortcut } from "../../shell/shortcuts";
import { type Suggestion, useSuggestions } from "./suggesting";
import { SuggestionList } from "./SuggestionList";
import "./question-field.css";

interface Props {
  /** The question that is asked now. */
  asked: string;
  /** Nothing else on the page claims the focus when the field first shows. */
  focusAtFirst: boolean;
  onAsk: (question: string) => void;
  /** A title or heading was chosen: open the source there. */
  onOpen: (suggestion: Suggestion) => void;
}

const NONE = -1;

export function QuestionField({ asked, focusAtFirst, onAsk, onOpen }: Props) {
  const t = useT();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useTyped(asked);
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState(NONE);
  const suggestions = useSuggestions(typed, open);
  const shown = open && suggestions.length > 0;
  useAnnounced(shown ? suggestions.length : 0);
  useFocusAtFirst(input, focusAtFirst);
  useShortcut("/", "shortcut.search", () => input.current?.select());

  function close() {
    setOpen(false);
    setChosen(NONE);
  }
  function take(suggestion: Suggestion) {
    close();
    if (suggestion.kind === "term") {
      setTyped(suggestion.text);
      onAsk(suggestion.text);
    } else {
      onOpen(suggestion);
    }
  }
  function submit() {
    const suggestion = shown ? suggestions[chosen] : undefined;
    if (suggestion) return take(suggestion);
    close();
    return onAsk(typed.trim());
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move) {
      event.preventDefault();
      setOpen(true);
      setChosen((now) => stepped(now, move, suggestions.length));
    }
    if (event.key === "Escape" && shown) {
      // The field would empty itself; the first Escape only closes the list.
      event.stopPropagation();
      event.preventDefault();
      close();
    }
  }
  return (
    <div className="question">
      <form
        role="search"
        className="question-form"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Search
          ref={input}
          label={t("search.field")}
          placeholder={t("search.placeholder")}
          value={typed}
          maxLength={2000}
          autoComplete="off"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={shown}
          aria-controls={listId}
          aria-activedescendant={shown && chosen !== NONE ? `${listId}-${chosen}` : undefined}
          onChange={(text) => {
            setTyped(text);
            setOpen(true);
            setChosen(NONE);
          }}
          onKeyDown={onKeyDown}
          onBlur={close}
        >
          <Search.Button>{t("search.button")}</Search.Button>
        </Search>
        <SuggestionList
          id={listId}
          suggestions={shown ? suggestions : []}
          chosen={chosen}
          onTake={take}
        />
      </form>
    </div>
  );
}

/** The field's text. Back and forward, and links with another question, change it. */
function useTyped(asked: string): [string, (text: string) => void] {
  const [typed, setTyped] = useState(asked);
  const [lastAsked, setLastAsked] = useState(asked);
  if (asked !== lastAsked) {
    setLastAsked(asked);
    setTyped(asked);
  }
  return [typed, setTyped];
}

/** The next place in a list of `count`, round by way of none. */
function stepped(now: number, move: number, count: number): number {
  if (count === 0) return NONE;
  const next = now + move;
  if (next < NONE) return count - 1;
  return next >= count ? NONE : next;
}

/**
 * Put the cursor in the field of an empty search page, so that the first words typed are the
 * question and no shortcuts. Not on a phone, where the keyboard would cover the page.
 */
function useFocusAtFirst(input: RefObject<HTMLInputElement | null>, wanted: boolean): void {
  const place = useEffectEvent(() => {
    if (wanted && matchMedia("(pointer: fine)").matches) {
      input.current?.focus({ preventScroll: true });
    }
  });
  useEffect(() => place(), []);
}

function useAnnounced(count: number): void {
  const t = useT();
  useEffect(() => {
    if (count > 0) announce(t.plural("search.suggestions", count));
  }, [count, t]);
}
