import { expect, expectNoSidewaysScroll, expectNoViolations, type Page, shoot, test } from "./funn";
import { type AnsweredQuote, answeredQuotes, lookAt, LOOKS } from "./taking";

const INVENTED = "Flodhesten danset tango over brosteinen hele den lange natten";

/** The first sentence of a quote that has at least eight words on one line. */
function sentenceOf(quotes: readonly AnsweredQuote[]): { sentence: string; citation: string } {
  for (const { text, citation } of quotes) {
    const sentence = text
      .split(/(?<=[.?!])\s/)
      .find((one) => one.split(" ").length >= 8 && !/["«»\n|()–-]/.test(one));
    if (sentence) return { sentence: sentence.replace(/[.?!]$/, ""), citation };
  }
  throw new Error("no sentence to quote");
}

/** A draft with one verbatim, one altered and one invented quote. */
function draftOf(quotes: readonly AnsweredQuote[]): { draft: string; sentence: string } {
  const { sentence, citation } = sentenceOf(quotes);
  const words = sentence.split(" ");
  const altered = [...words.slice(0, 4), "flodhest", ...words.slice(5)].join(" ");
  const draft = [
    `Slik står det: «${sentence}» ${citation}.`,
    `Og slik: «${altered}» ${citation}.`,
    `Men ingen skrev «${INVENTED}» (Ås, 1999, s. 4).`,
  ].join("\n\n");
  return { draft, sentence };
}

async function paste(page: Page, draft: string): Promise<void> {
  await page.getByLabel("Utkast").fill(draft);
  await page.getByRole("button", { name: "Sjekk sitatene" }).click();
  await expect(page.locator(".checked-quote").first()).toBeVisible({ timeout: 30_000 });
}

const verdicts = (page: Page) =>
  page.locator(".checked-quote").evaluateAll((all) => all.map((one) => one.getAttribute("data-verdict")));

test.describe("A draft", () => {
  test("gets a verdict on each quote, with the difference and the place", async ({ page, request }) => {
    const { draft, sentence } = draftOf(await answeredQuotes(request));
    await page.goto("/sitatsjekk");
    await paste(page, draft);
    expect(await verdicts(page)).toEqual([expect.stringMatching(/^(verbatim|punctuation_only)$/), "altered", "not_found"]);
    await expect(page.locator(".checked > h2")).toHaveText("1 av 3 sitater stemmer");
    await expect(page.locator(".checked > h2")).toBeFocused();
    const altered = page.locator("[data-verdict=altered]");
    await expect(altered.locator("del").first()).toContainText("flodhest");
    await expect(altered.locator("ins").first()).toContainText(sentence.split(" ")[4] ?? "");
    const unknown = page.locator("[data-verdict=not_found]");
    await expect(unknown).toContainText("ikke i noe dokument");
    await expect(unknown.getByRole("button", { name: "Kopier riktig sitat" })).toHaveCount(0);

    await altered.getByRole("button", { name: "Kopier riktig sitat" }).click();
    await expect(altered.getByText("Kopiert")).toBeVisible();
    const copied = (await page.evaluate(() => navigator.clipboard.readText())).replace(/\s+/g, " ");
    expect(copied).toContain(sentence);
    expect(copied).not.toContain("flodhest");

    await page.getByRole("button", { name: /^Endret \(1\)/ }).click();
    expect(await verdicts(page)).toEqual(["altered"]);
    await altered.getByRole("link", { name: "Vis i kilden" }).click();
    await expect(page).toHaveURL(/\/sitatsjekk\?dok=.*start=/);
    await page.goBack();
    await expect(page.getByLabel("Utkast")).toHaveValue(draft);
  });

  test("can be a file, chosen or dropped, and leaves no trace", async ({ page, request }) => {
    const { draft } = draftOf(await answeredQuotes(request));
    await page.goto("/sitatsjekk");
    await page.locator("input[type=file]").setInputFiles({
      name: "hemmelig kapittel.md",
      mimeType: "text/markdown",
      buffer: Buffer.from(draft),
    });
    await expect(page.locator(".checked-quote")).toHaveCount(3);
    await expect(page.getByText("hemmelig kapittel.md")).toBeVisible();
    const sent = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
    expect(sent.filter((one) => one.includes("hemmelig"))).toEqual([]);
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain("tango");

    const dropped = await page.evaluateHandle((text) => {
      const files = new DataTransfer();
      files.items.add(new File([text], "annet.txt", { type: "text/plain" }));
      return files;
    }, `«${INVENTED}»`);
    await page.locator(".draft-form").dispatchEvent("dragover", { dataTransfer: dropped });
    await page.locator(".draft-form").dispatchEvent("drop", { dataTransfer: dropped });
    await expect(page.locator(".checked-quote")).toHaveCount(1);
    await page.locator("input[type=file]").setInputFiles({
      name: "ark.xlsx",
      mimeType: "application/octet-stream",
      buffer: Buffer.from("x"),
    });
    await expect(page.getByRole("alert")).toContainText("Serveren svarte");
  });

  test("can be checked by keyboard alone", async ({ page, request }) => {
    const { draft } = draftOf(await answeredQuotes(request));
    await page.goto("/sitatsjekk");
    await page.getByLabel("Utkast").focus();
    await page.keyboard.insertText(draft);
    await page.keyboard.press("Control+Enter");
    await expect(page.locator(".checked > h2")).toBeFocused();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect((await verdicts(page)).length).toBe(1);
  });

  test("without quotes, with short ones and unclosed ones, is told about them", async ({ page }) => {
    await page.goto("/sitatsjekk");
    await page.getByLabel("Utkast").fill("Et «ord» og «uten slutt som er langt nok til å bety noe");
    await page.getByRole("button", { name: "Sjekk sitatene" }).click();
    await expect(page.getByText("Fant ingen sitater i utkastet").first()).toBeVisible();
    await expect(page.getByText("1 anførselstegn mangler slutt")).toBeVisible();
    await expect(page.getByText("«uten slutt")).toHaveCount(2);
    await page.getByText("1 uttrykk er for kort").click();
    await expect(page.getByText("ord", { exact: true })).toBeVisible();
  });

  test("is kept on the page when the server is gone", async ({ page }) => {
    await page.goto("/sitatsjekk");
    await page.route("**/api/quotes/check", (route) => route.abort());
    await page.getByLabel("Utkast").fill(`«${INVENTED}»`);
    await page.getByRole("button", { name: "Sjekk sitatene" }).click();
    await expect(page.getByRole("alert")).toContainText("Får ikke kontakt med serveren");
    await page.unroute("**/api/quotes/check");
    await page.getByRole("button", { name: "Prøv igjen" }).click();
    await expect(page.locator(".checked-quote")).toHaveCount(1);
  });
});

for (const look of LOOKS) {
  const { language, screen, scheme } = look;
  test(`Nothing for axe to find in the quote check: ${language}, ${screen}, ${scheme}`, async ({ page, request }) => {
    test.slow();
    await lookAt(page, look);
    await page.goto("/sitatsjekk");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectNoViolations(page);
    await page.getByRole("textbox").first().fill(draftOf(await answeredQuotes(request)).draft);
    await page.locator(".draft-buttons button").first().click();
    await expect(page.locator(".checked-quote")).toHaveCount(3);
    await expectNoViolations(page);
    await expectNoSidewaysScroll(page);
    await shoot(page, `check-${language}-${screen}`);
  });
}

test("The quote check fits 320 px, with very long words", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto("/sitatsjekk");
  await paste(page, `«${"arbeidsmarkedstiltaksgjennomføring".repeat(6)} er et ord som står her» (Ås, 2020)`);
  await expectNoSidewaysScroll(page);
});
