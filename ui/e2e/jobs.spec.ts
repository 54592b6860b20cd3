/** What the three users come for, from a cold start, in at most eight actions each. */
import { expect, expectNoSidewaysScroll, HAS_RESEARCH, QUESTION, shoot, test, WIDTHS, type Page } from "./funn";
import { answeredQuotes, downloadBy, wordsOf } from "./taking";

const MOST_ACTIONS = 8;

/** Counts what the user does, and takes a picture after each step. */
class Way {
  private done = 0;

  constructor(
    private readonly page: Page,
    private readonly name: string,
  ) {}

  async act<T>(action: () => Promise<T>, seen: () => Promise<unknown> = async () => undefined): Promise<T> {
    this.done += 1;
    expect(this.done).toBeLessThanOrEqual(MOST_ACTIONS);
    const outcome = await action();
    await seen();
    await expectNoSidewaysScroll(this.page);
    await shoot(this.page, `${this.name}-${this.done}`);
    return outcome;
  }
}

/** The handbook, where that is all there is, is too small for five quotes from three documents. */
const BROAD = HAS_RESEARCH ? QUESTION : "Hva gjør Funn med et sitat?";
const LEAST = HAS_RESEARCH ? { quotes: 5, documents: 3 } : { quotes: 3, documents: 2 };

for (const [screen, width] of Object.entries(WIDTHS)) {
  test.describe(`On a ${screen}`, () => {
    test.use({ viewport: { width, height: 900 } });

    test("a caseworker finds a finding and its page", async ({ page }) => {
      await page.goto("/");
      const way = new Way(page, `job-find-${screen}`);
      await way.act(() => page.getByRole("combobox").first().fill(QUESTION));
      await way.act(
        () => page.keyboard.press("Enter"),
        () => expect(page.locator(".quote .quote-place").first()).toBeVisible({ timeout: 30_000 }),
      );
      await expect(page.locator(".quote .quote-place").first()).toContainText(/\S/);
      await way.act(
        () => page.locator(".quote").first().getByRole("link", { name: "Vis i kilden" }).click(),
        () => expect(page.locator(".reader-side mark, .reader-side [data-marked]").first()).toBeVisible({ timeout: 30_000 }),
      );
    });

    test("a policy adviser takes five quotes from three documents into Word", async ({ page }) => {
      await page.goto("/");
      const way = new Way(page, `job-collect-${screen}`);
      await way.act(() => page.getByRole("link", { name: "Sammenlign", exact: true }).click());
      await way.act(() => page.getByRole("searchbox").fill(BROAD));
      await way.act(
        () => page.keyboard.press("Enter"),
        () => expect(page.locator(".compared-document").first()).toBeVisible({ timeout: 30_000 }),
      );
      const sources = page.locator(".compared-document:has(.quote)");
      expect(await sources.count()).toBeGreaterThanOrEqual(LEAST.documents);
      await way.act(() => page.getByRole("button", { name: /^Legg alle \d+ i utvalg/ }).click());
      await way.act(
        () => page.getByRole("link", { name: /^Utvalg/ }).click(),
        () => expect(page.locator(".references")).toBeVisible(),
      );
      const quotes = await page.locator(".collected .quote-words p:first-child").allInnerTexts();
      expect(await page.locator(".collected").count()).toBeGreaterThanOrEqual(LEAST.quotes);
      const word = await way.act(() =>
        downloadBy(page, () => page.getByRole("button", { name: "Last ned Word-fil" }).click()),
      );
      const written = wordsOf(word);
      for (const quote of quotes) expect(written).toContain(quote.slice(0, 40));
    });

    test("a student checks the quotes of a draft", async ({ page, request }) => {
      const [quote] = await answeredQuotes(request);
      const words = (quote?.text ?? "").replace(/\s+/g, " ").split(" ").slice(0, 14);
      const draft = `Som det heter: «${[...words.slice(0, 5), "flodhest", ...words.slice(6)].join(" ")}» ${quote?.citation}.`;
      await page.goto("/");
      const way = new Way(page, `job-check-${screen}`);
      await way.act(() => page.getByRole("link", { name: "Sitatsjekk" }).click());
      await way.act(() => page.getByLabel("Utkast").fill(draft));
      await way.act(
        () => page.getByRole("button", { name: "Sjekk sitatene" }).click(),
        () => expect(page.locator("[data-verdict=altered]")).toBeVisible({ timeout: 30_000 }),
      );
      await expect(page.locator("[data-verdict=altered] del").first()).toContainText("flodhest");
      await way.act(
        () => page.getByRole("button", { name: "Kopier riktig sitat" }).click(),
        () => expect(page.locator(".copied-label").first()).toBeVisible(),
      );
      expect(await page.evaluate(() => navigator.clipboard.readText())).not.toContain("flodhest");
    });
  });
}
