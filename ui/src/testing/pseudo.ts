/**
 * A pseudo-language: bokmål with every letter replaced by an accented look-alike. Facts of the
 * corpus are Cyrillic in its tests, so that every plain Latin letter is a word nobody translated.
 */
import { LANGUAGE_NAMES } from "../i18n/languages";

const PLAIN = "abcdefghijklmnopqrstuvwxyzæøåABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ";
const ACCENTED = "áƀćđéƒǵĥíĵķĺḿńóṕɋŕśţúṽẃẋýžǽǿǻÁɃĆĐÉƑǴĤÍĴĶĹḾŃÓṔɊŔŚŢÚṼẂẊÝŽǼǾǺ";
const LOOK_ALIKES = new Map([...PLAIN].map((letter, place) => [letter, [...ACCENTED][place] ?? letter]));

/** «Side {page}» → «Śíđé {page}»: placeholders stay. */
export function pseudo(message: string): string {
  return message
    .split(/(\{\w+\})/)
    .map((part, place) => (place % 2 === 1 ? part : accented(part)))
    .join("");
}

function accented(words: string): string {
  return [...words].map((letter) => LOOK_ALIKES.get(letter) ?? letter).join("");
}

/** The same catalogue in the pseudo-language, however deep its messages lie. */
export function pseudoCatalogue<T>(messages: T): T {
  if (typeof messages === "string") return pseudo(messages) as T;
  if (messages === null || typeof messages !== "object") return messages;
  const entries = Object.entries(messages).map(([key, message]) => [key, pseudoCatalogue(message)]);
  return Object.fromEntries(entries) as T;
}

const WORDED = ["aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "title", "placeholder", "alt"];
/** Names of keys and of languages, and commands, are the same in every language. */
const EXEMPT = "kbd, code, style, script, .language-switch";
/** The same within a text; and the month of the fakes' dates, which the browser words. */
const SAME_EVERYWHERE = new RegExp(`${Object.values(LANGUAGE_NAMES).join("|")}|\\((?:Esc|[a-z])\\)|1\\. jan\\. 2026`, "g");
const LATIN = /[A-Za-zÆØÅæøå]/;

/** Words on the page that are in no pseudo-language: texts, names and descriptions, the title. */
export function untranslated(root: Element): string[] {
  const found = [document.title, ...textsOf(root), ...namesOf(root)];
  const words = found.map((text) => text.trim());
  return [...new Set(words.filter((text) => LATIN.test(text.replace(SAME_EVERYWHERE, ""))))];
}

function textsOf(root: Element): string[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode()) {
    const { parentElement: parent, textContent: text } = walker.currentNode;
    if (parent && !parent.closest(EXEMPT)) texts.push(text ?? "");
  }
  return texts;
}

function namesOf(root: Element): string[] {
  return [...root.querySelectorAll("*")]
    .filter((element) => !element.closest(EXEMPT))
    .flatMap((element) => WORDED.map((name) => element.getAttribute(name) ?? ""));
}
