/** What all specs share: a page that fails on any error, asking, looking for a11y faults. */
import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";

export { expect, type Page };

/** Set where the server has the research documents. */
export const HAS_RESEARCH = process.env.FUNN_RESEARCH === "1";
/** Has an answer in the research, or else in the handbook, which every checkout has. */
export const QUESTION = HAS_RESEARCH
  ? "Hva betyr leders bakgrunn for det sosiale arbeidet?"
  : "Hvordan siterer jeg en side?";

/** For tests of the handbook's own documents and of made-up ones: once is enough, over the handbook. */
export function overTheHandbookAlone(): void {
  test.skip(HAS_RESEARCH, "the same documents are opened over the handbook");
}

export type Language = "nb" | "nn" | "en";
export const LANGUAGES: readonly Language[] = ["nb", "nn", "en"];
export const WIDTHS = { phone: 375, desk: 1440 } as const;

/** A page on which an error in the console, a blocked file or a stray request is a failure. */
export const test = base.extend<{ faults: string[] }>({
  faults: [
    async ({ page, baseURL }, use) => {
      const faults: string[] = [];
      page.on("console", (message) => {
        // What a server refuses on purpose is logged by the browser too.
        if (message.type() === "error" && !message.text().includes("Failed to load resource")) {
          faults.push(message.text());
        }
      });
      page.on("pageerror", (error) => faults.push(error.message));
      page.on("request", (request) => {
        const { protocol, origin } = new URL(request.url());
        if (protocol.startsWith("http") && origin !== new URL(baseURL ?? "").origin) {
          faults.push(`asked elsewhere: ${request.url()}`);
        }
      });
      await use(faults);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

export async function speak(page: Page, language: Language): Promise<void> {
  await page.addInitScript((code) => {
    if (!localStorage.getItem("funn.language")) localStorage.setItem("funn.language", code);
  }, language);
}

/** What an act leaves on the clipboard, which tests of one browser share. */
export async function copiedBy(page: Page, act: () => Promise<void>): Promise<string> {
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await page.evaluate(() => navigator.clipboard.writeText("nothing yet"));
  await act();
  await expect.poll(copied).not.toBe("nothing yet");
  return copied();
}

/** Ask in the field and wait for the answer. */
export async function ask(page: Page, question: string): Promise<void> {
  await page.getByRole("combobox").first().fill(question);
  await page.keyboard.press("Enter");
  await answered(page);
}

/** Until the answer and the list of hits are whole. */
export async function answered(page: Page): Promise<void> {
  await expect(page.locator("#svar")).toBeVisible({ timeout: 30_000 });
  await expect(page.locator(".hits-count")).toBeVisible({ timeout: 30_000 });
}

/** WCAG 2.2 A and AA, and the best practices that axe knows. */
export async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const told = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html }) => html.slice(0, 160)).join("\n  ")}`,
  );
  expect(told).toEqual([]);
}

/** No content wider than the window: nothing to scroll sideways for. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
}

/** A picture to look at, where FUNN_SHOTS names a folder. */
export async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env.FUNN_SHOTS;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}
