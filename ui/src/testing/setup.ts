import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterEach, beforeEach } from "vitest";

// A second is no time on a machine that does much else; what never comes is still missed.
configure({ asyncUtilTimeout: 10_000 });

beforeEach(() => {
  // The page's words in the tests are bokmål; jsdom's browser is American.
  Object.defineProperty(navigator, "languages", { value: ["nb-NO", "nb"], configurable: true });
  localStorage.clear();
  history.replaceState(null, "", "/");
});
afterEach(cleanup);

// What jsdom lacks and the page asks for.
if (typeof window.matchMedia !== "function") {
  window.matchMedia = (query: string) =>
    ({
      matches: false,
      media: query,
      onchange: null,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
      addListener: () => undefined,
      removeListener: () => undefined,
      dispatchEvent: () => false,
    }) satisfies MediaQueryList;
}
Element.prototype.scrollIntoView ??= () => undefined;
