import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { App } from "./App";
import { addQuote } from "./collection/store";
import { CATALOGUES } from "./i18n/catalogues";
import { LanguageProvider } from "./i18n/LanguageProvider";
import { emptyAddress } from "./routing/address";
import { navigate } from "./routing/navigation";
import { toCollected } from "./quotes/collecting";
import { QUOTES, stubCyrillicServer, SUMMARY } from "./testing/cyrillicServer";
import { pseudo, pseudoCatalogue, untranslated } from "./testing/pseudo";

vi.mock("@navikt/ds-react/locales", async (original) => {
  const { pseudoCatalogue: translate } = await import("./testing/pseudo");
  const locales = await original<typeof import("@navikt/ds-react/locales")>();
  return { ...locales, nb: translate(locales.nb) };
});

beforeAll(() => {
  Object.assign(CATALOGUES.nb, pseudoCatalogue(CATALOGUES.nb));
});
beforeEach(stubCyrillicServer);

/** The page at an address, once nothing waits any more. */
async function open(address: string, landmark: string): Promise<Element> {
  history.replaceState(null, "", address);
  const { baseElement } = render(<App />, { wrapper: LanguageProvider });
  await waitFor(() => expect(baseElement.querySelector(landmark)).not.toBeNull());
  await waitFor(() => expect(baseElement.querySelector(".aksel-loader")).toBeNull());
  return baseElement;
}

describe("The pseudo-language", () => {
  test("changes every letter and no placeholder", () => {
    expect(pseudo("Side {page} av {all}")).toBe("Śíđé {page} áṽ {all}");
  });

  test("shows a word that nobody translated, seen or heard", () => {
    const { container } = render(
      <p title="Tittel">
        Ord <span aria-label="Navn">{pseudo("Ord")} Слово 7</span>
      </p>,
    );
    document.title = "Отчёт";
    expect(untranslated(container)).toEqual(["Ord", "Tittel", "Navn"]);
  });
});

describe("No word is left untranslated", () => {
  test.each([
    ["the start page", "/", "input"],
    ["an answer with hits and facets", "/?q=время", ".hit"],
    ["a refused question", "/?q=нет", ".problem-alert"],
    ["filters in force", "/?q=время&stemme=informant&type=report&aar=2014-2016", ".active-filters"],
    ["a comparison not begun", "/rapporter", ".compare-hint"],
    ["a comparison", "/rapporter?q=время", ".quote"],
    ["the empty check", "/sitatsjekk", "textarea"],
    ["an empty collection", "/utvalg", "h1"],
    ["the corpus", "/korpus", ".report-table"],
    ["a study card", "/korpus?vis=документ", "dl"],
    ["the reader", "/?dok=документ&start=0&slutt=9", "[data-block]"],
  ])("on %s", async (_name, address, landmark) => {
    expect(untranslated(await open(address, landmark))).toEqual([]);
  });

  test("on a question with personal data", async () => {
    const page = await open("/", "input");
    act(() => navigate({ ...emptyAddress(), question: "123456 12345" }, { hideQuestion: true }));
    await waitFor(() => expect(page.querySelector(".personal-data")).not.toBeNull());
    expect(untranslated(page)).toEqual([]);
  });

  test("on a model's sentences", async () => {
    const page = await open("/?q=время", ".hit");
    fireEvent.click(await screen.findByRole("button", { name: CATALOGUES.nb["generated.offer"] }));
    await screen.findByText("Ответ.");
    expect(untranslated(page)).toEqual([]);
  });

  test("on a checked draft, whatever its quotes came to", async () => {
    const page = await open("/sitatsjekk", "textarea");
    const field = page.querySelector("textarea");
    if (field) fireEvent.change(field, { target: { value: "«Слова»" } });
    const form = page.querySelector("main form");
    if (form) fireEvent.submit(form);
    await screen.findAllByText("Замечание");
    expect(untranslated(page)).toEqual([]);
  });

  test("on a collection with quotes that stand and quotes that do not", async () => {
    for (const quote of QUOTES.slice(0, 5)) addQuote(toCollected(quote, SUMMARY, "время"), null);
    const page = await open("/utvalg", "h1");
    await screen.findAllByText("Перемещено");
    expect(untranslated(page)).toEqual([]);
  });

  test("in the list of shortcuts", async () => {
    const page = await open("/?q=время", ".hit");
    fireEvent.click(screen.getByRole("button", { name: CATALOGUES.nb["shell.shortcuts"] }));
    await waitFor(() => expect(page.querySelector("dialog")).not.toBeNull());
    expect(untranslated(page)).toEqual([]);
  });
});
