import { expect, expectNoSidewaysScroll, expectNoViolations, HAS_RESEARCH, QUESTION, shoot, test } from "./funn";
import { downloadBy, lookAt, LOOKS, textOf, wordsOf } from "./taking";

/** Of which some documents say something, and others nothing. */
const DIVIDING = HAS_RESEARCH ? "Hva sier rapportene om rusavhengige i Nord Gudbrandsdal?" : "Hvordan siterer jeg en side?";
/** Without research the handbook is asked, which has to be named. */
const HANDBOOK = HAS_RESEARCH ? "" : "&dokument=handbok-soke&dokument=handbok-sitere&dokument=handbok-drifte&dokument=handbook-ranking";
const address = (question: string) => `/rapporter?q=${encodeURIComponent(question)}${HANDBOOK}`;

test.describe("What each report says", () => {
  test("is quotes that stand there, or a gap that is said to be one", async ({ page, request }) => {
    await page.goto(address(DIVIDING));
    await expect(page.locator(".compared > h2")).toContainText(/Funnet i \d av \d dokumenter/);
    const quotes = page.locator(".compared .quote");
    const gaps = page.locator(".compared-gap");
    expect(await quotes.count()).toBeGreaterThan(0);
    expect(await gaps.count()).toBeGreaterThan(0);
    await expect(gaps.first()).toContainText("ikke funnet –");
    for (const [list, least] of [[quotes, 20], [gaps, 1]] as const) {
      const link = list.first().getByRole("link", { name: "Vis i kilden" });
      if ((await link.count()) === 0) continue;
      const place = new URL((await link.getAttribute("href")) ?? "", page.url()).searchParams;
      expect(Number(place.get("slutt")) - Number(place.get("start"))).toBeGreaterThan(least);
      expect((await request.get(`/api/documents/${place.get("dok")}`)).ok()).toBe(true);
    }
    await quotes.first().getByRole("link", { name: "Vis i kilden" }).click();
    await expect(page).toHaveURL(/\/rapporter\?.*dok=/);
    await page.goBack();
    await expect(page).not.toHaveURL(/dok=/);
    await expect(quotes.first()).toBeVisible();
  });

  test("goes to the collection and to files, gaps and all", async ({ page }) => {
    await page.goto(address(DIVIDING));
    await page.getByRole("button", { name: /^Legg alle \d+ i utvalg/ }).click();
    await expect(page.getByRole("button", { name: "Alle er i utvalget" })).toBeVisible();
    const count = await page.locator(".compared .quote").count();
    await expect(page.locator(".header-count")).toContainText(String(count));
    const word = wordsOf(await downloadBy(page, () => page.getByRole("button", { name: "Last ned Word-fil" }).click()));
    const [first] = await page.locator(".compared .quote-words p").allInnerTexts();
    expect(word).toContain(first?.slice(0, 40));
    expect(word).toContain("Ikke funnet");
    expect(word).toContain("Søkekvittering");
    const markdown = textOf(await downloadBy(page, () => page.getByRole("button", { name: "Last ned Markdown" }).click()));
    expect(markdown).toContain(`# ${DIVIDING}`);
    expect(markdown).toContain("## Ikke funnet");
  });

  test("is asked of the documents that are chosen, by keyboard; the address says which", async ({ page }) => {
    await page.goto("/rapporter");
    await page.getByRole("searchbox").fill(QUESTION);
    await page.getByRole("searchbox").focus();
    const summary = page.locator(".document-choice summary");
    for (let stop = 0; stop < 6 && !(await summary.evaluate((one) => one === document.activeElement)); stop += 1) {
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Enter");
    const boxes = page.getByRole("checkbox");
    await page.keyboard.press("Tab");
    await expect(boxes.first()).toBeFocused();
    await page.keyboard.press("Space");
    await page.getByRole("searchbox").focus();
    await page.keyboard.press("Enter");
    await expect(page.locator(".compared-document").first()).toBeVisible();
    expect(new URL(page.url()).searchParams.getAll("dokument")).toHaveLength(1);
    await expect(page.locator(".compared-document")).toHaveCount(1);
    await page.reload();
    await expect(page.locator(".compared-document").first()).toBeVisible();
    await expect(page.getByRole("searchbox")).toHaveValue(QUESTION);
  });

  test("is not asked with personal data before the reader agrees", async ({ page }) => {
    await page.goto("/rapporter");
    await page.getByRole("searchbox").fill("Hva gjelder for ola@example.com?");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("alert")).toContainText("e-postadresse");
    expect(page.url()).not.toContain("example");
  });

  test("can be asked again when the server is back", async ({ page }) => {
    await page.route("**/api/compare", (route) => route.abort());
    await page.goto(address(QUESTION));
    await expect(page.getByRole("alert")).toContainText("Får ikke kontakt med serveren");
    await page.unroute("**/api/compare");
    await page.getByRole("button", { name: "Prøv igjen" }).click();
    await expect(page.locator(".compared-document").first()).toBeVisible();
  });
});

for (const look of LOOKS) {
  const { language, screen, scheme } = look;
  test(`Nothing for axe to find in the comparison: ${language}, ${screen}, ${scheme}`, async ({ page }) => {
    test.slow();
    await lookAt(page, look);
    await page.goto("/rapporter");
    await page.locator(".document-choice summary").click();
    await expectNoViolations(page);
    await shoot(page, `compare-empty-${language}-${screen}`);
    await page.goto(address(DIVIDING));
    await expect(page.locator(".compared-document").first()).toBeVisible();
    await expectNoViolations(page);
    await expectNoSidewaysScroll(page);
    await shoot(page, `compare-${language}-${screen}`);
  });
}

test("The comparison fits 320 px", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto(address(DIVIDING));
  await expect(page.locator(".compared-document").first()).toBeVisible();
  await expectNoSidewaysScroll(page);
  await shoot(page, "compare-320");
});
