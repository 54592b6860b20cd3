/** The page's chosen language, for what is no component: calls to the server. */
import type { Language } from "./languages";

let chosen: Language = "nb";

export function chosenLanguage(): Language {
  return chosen;
}

export function setChosenLanguage(language: Language): void {
  chosen = language;
}
