/**
 * What each of the three groups comes for, from a cold start, in eight actions at most. An
 * action is a click, a key, or a field filled in.
 */
import type { Locator, Page } from "@playwright/test";
import { expect, HANDBOOK_QUESTION, HAS_RESEARCH, RESEARCH_QUESTION, shoot, test, WIDTHS } from "./funn";

const QUESTION = HAS_RESEARCH ? RESEARCH_QUESTION : HANDBOOK_QUESTION;
const MOST_ACTIONS = 8;

/** Somebody who clicks and types, and counts. */
class Person {
  actions = 0;

  constructor(readonly page: Page) {}

  async click(what: Locator): Promise<void> {
    this.actions += 1;
    await what.click();
  }

  async fill(field: Locator, text: string): Promise<void> {
    this.actions += 1;
    await field.fill(text);
  }

  async press(key: string): Promise<void> {
    this.actions += 1;
    await this.page.keyboard.press(key);
  }
}

for (const [screen, width] of Object.entries(WIDTHS)) {
  test.describe(`At ${width} px`, () => {
    test.use({ viewport: { width, height: 900 } });

    test("a caseworker finds a finding and its page, and sees it in the source", async ({ page }) => {
      const person = new Person(page);
      await page.goto("/");
      await person.fill(page.getByRole("combobox").first(), QUESTION);
      await person.press("Enter");
      const quote = page.locator(".quote").first();
      await expect(quote.locator(".quote-place")).toContainText(/s\. \d|side/);
      await shoot(page, `job-finding-1-${screen}`);
      await person.click(quote.getByRole("link", { name: "Vis i kilden" }));
      await expect(page.locator(".reader-side")).toBeVisible();
      await expect(page.locator(".reader-side mark, .reader-side .mark-box").first()).toBeVisible();
      await shoot(page, `job-finding-2-${screen}`);
      expect(person.actions).toBeLessThanOrEqual(MOST_ACTIONS);
    });

    test("an adviser takes five quotes from three documents to Word", async ({ page }) => {
      const person = new Person(page);
      await page.goto("/");
      await person.click(page.getByRole("link", { name: "Sammenlign" }));
      await person.fill(page.getByRole("searchbox").or(page.getByRole("textbox")).first(), QUESTION);
      await person.press("Enter");
      const collect = page.getByRole("button", { name: /^Legg \d+ sitater i utvalg/ });
      await expect(collect).toBeVisible({ timeout: 30_000 });
      await shoot(page, `job-word-1-${screen}`);
      await person.click(collect);
      await person.click(page.getByRole("link", { name: /^Utvalg/ }));
      await expect(page.getByText(/står ordrett i kildene/)).toBeVisible();
      await shoot(page, `job-word-2-${screen}`);
      const downloading = page.waitForEvent("download");
      await person.click(page.getByRole("button", { name: "Last ned Word-fil" }));
      expect((await downloading).suggestedFilename()).toMatch(/\.docx$/);
      expect(person.actions).toBeLessThanOrEqual(MOST_ACTIONS);
      const kept = await page.evaluate(() => localStorage.getItem("funn.collection") ?? "{}");
      const { quotes } = JSON.parse(kept) as { quotes: { documentId: string }[] };
      expect(quotes.length).toBeGreaterThanOrEqual(5);
      expect(new Set(quotes.map(({ documentId }) => documentId)).size).toBeGreaterThanOrEqual(3);
    });

    test("a student has the quotes of a draft checked, and copies a correction", async ({ page, request }) => {
      const answer = await request.post("/api/answers", { data: { question: QUESTION } });
      const { quotes } = (await answer.json()) as { quotes: { text: string; citation: string; table: unknown }[] };
      const words = (quotes.find(({ table, text }) => !table && text.length > 60)?.text ?? "").split(/\s+/).slice(0, 18);
      const altered = words.with(9, "slettes").join(" ");
      const draft = `Som det heter: «${words.join(" ")}» Et annet sted: «${altered}»`;
      const person = new Person(page);
      await page.goto("/");
      await person.click(page.getByRole("link", { name: "Sitatsjekk" }));
      await person.fill(page.getByRole("textbox", { name: "Utkast" }), draft);
      await person.click(page.getByRole("button", { name: "Sjekk sitatene" }));
      await expect(page.getByText("slettes").first()).toBeVisible({ timeout: 30_000 });
      await shoot(page, `job-check-${screen}`);
      await person.click(page.getByRole("button", { name: /Kopier/ }).last());
      const copied = () => page.evaluate(() => navigator.clipboard.readText());
      await expect.poll(copied).toContain(words.slice(0, 5).join(" "));
      expect(await copied()).not.toContain("slettes");
      expect(person.actions).toBeLessThanOrEqual(MOST_ACTIONS);
    });
  });
}
