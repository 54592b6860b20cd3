/** The chosen language: the browser's at first, remembered once chosen, set on `<html lang>`. */
import { Provider } from "@navikt/ds-react/Provider";
import { en, nb, nn } from "@navikt/ds-react/locales";
import { createContext, type ReactNode, use, useLayoutEffect, useMemo, useState } from "react";
import { recall, remember } from "../shell/remembering";
import { setChosenLanguage } from "./chosen";
import { browserLanguage, isLanguage, type Language } from "./languages";
import { type Translate, translator } from "./translate";

const STORED_AS = "funn.language";
const AKSEL_LOCALES = { nb, nn, en };

interface LanguageContextValue {
  language: Language;
  setLanguage: (language: Language) => void;
  t: Translate;
}

const LanguageContext = createContext<LanguageContextValue | null>(null);

function firstLanguage(): Language {
  const stored = recall(STORED_AS);
  return isLanguage(stored) ? stored : browserLanguage(navigator.languages);
}

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(firstLanguage);
  // Before any effect of the views, which ask the server in this language.
  useLayoutEffect(() => {
    setChosenLanguage(language);
    document.documentElement.lang = language;
  }, [language]);
  const value = useMemo(() => {
    function choose(chosen: Language) {
      remember(STORED_AS, chosen);
      setLanguage(chosen);
    }
    return { language, setLanguage: choose, t: translator(language) };
  }, [language]);
  return (
    <LanguageContext value={value}>
      <Provider locale={AKSEL_LOCALES[language]}>{children}</Provider>
    </LanguageContext>
  );
}

export function useLanguage(): LanguageContextValue {
  const value = use(LanguageContext);
  if (!value) throw new Error("useLanguage stands outside LanguageProvider");
  return value;
}

/** The translating function of the language now chosen. */
export function useT(): Translate {
  return useLanguage().t;
}
