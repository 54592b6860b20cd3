/** Against `tests/wording_endpoint.py`, which does what a word in the question tells it to. */
import { ask, expect, expectNoSidewaysScroll, expectNoViolations, LANGUAGES, type Page, QUESTION, shoot, speak, test, WIDTHS } from "./funn";

/** Set where the server names that endpoint as its language model. */
const GENERATES = process.env.FUNN_GENERATES === "1";
const OFFER = "Formuler et svar av sitatene";

const part = (page: Page) => page.locator(".generated");
const sentences = (page: Page) => part(page).locator(".generated-sentence");

async function quotesOf(page: Page): Promise<string[]> {
  return page.locator(".quote blockquote").allTextContents();
}

/** Ask, and have the quotes worded; gives the quotes as they were before. */
async function word(page: Page, question = QUESTION): Promise<string[]> {
  await page.goto("/");
  await ask(page, question);
  const quotes = await quotesOf(page);
  await page.getByRole("button", { name: OFFER }).click();
  return quotes;
}

async function worded(page: Page): Promise<void> {
  await expect(part(page)).toHaveAttribute("aria-busy", "false", { timeout: 30_000 });
  await expect(sentences(page)).toHaveCount(3);
}

test("Without a language model nothing is offered, and nothing more is loaded", async ({ page }) => {
  test.skip(GENERATES, "this server has a language model");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto("/");
  await ask(page, QUESTION);
  await expect(part(page)).toHaveCount(0);
  expect(asked.filter((url) => url.includes("Generated"))).toEqual([]);
});

test.describe("A language model's words", () => {
  test.skip(!GENERATES, "this server has no language model");

  test("are asked for by the reader, stand below the quotes and leave them as they are", async ({ page }) => {
    const generating: string[] = [];
    page.on("request", (request) => {
      if ((request.postData() ?? "").includes('"generate":true')) generating.push(request.url());
    });
    await page.goto("/");
    await ask(page, QUESTION);
    await expect(page.getByRole("button", { name: OFFER })).toBeVisible();
    await expectNoViolations(page);
    expect(generating).toEqual([]);
    const quotes = await word(page);
    await worded(page);
    expect(generating).toHaveLength(1);
    expect(await quotesOf(page)).toEqual(quotes);
    await expect(part(page)).toContainText("Skrevet av liten-modell ut fra sitatene over");
    await expect(part(page)).toContainText("2 setninger er utelatt fordi sitatene ikke bærer dem");
    await expect(part(page)).toContainText("Sjekk mot sitatet: setningen har få ord felles med sitatet.");
    await expect(part(page)).not.toContainText("87 prosent");
    expect(new URL(page.url()).search).not.toContain("generate");
  });

  test("come one by one, and go at once when the reader cancels", async ({ page }) => {
    const quotes = await word(page, `${QUESTION} langsom`);
    await expect(sentences(page).first()).toBeVisible();
    await expect(part(page)).toHaveAttribute("aria-busy", "true");
    await part(page).getByRole("button", { name: "Avbryt" }).click();
    await expect(sentences(page)).toHaveCount(0);
    await expect(page.getByRole("button", { name: OFFER })).toBeVisible();
    expect(await quotesOf(page)).toEqual(quotes);
  });

  test("for an older question are thrown away", async ({ page }) => {
    await word(page, `${QUESTION} langsom`);
    await expect(sentences(page).first()).toBeVisible();
    await ask(page, "ledelse");
    await page.waitForTimeout(4000);
    await expect(sentences(page)).toHaveCount(0);
    await expect(page.locator(".quote-number")).toHaveCount(0);
  });

  test("carry their origin along when they are copied", async ({ page }) => {
    await word(page);
    await worded(page);
    await sentences(page).first().locator("span").first().selectText();
    await page.evaluate(() => navigator.clipboard.writeText("nothing yet"));
    await page.keyboard.press("Control+c");
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await expect.poll(copied).toContain("[Skrevet av språkmodellen liten-modell ut fra sitater i Funn. Ikke et sitat.]");
  });

  for (const [told, words] of [
    ["opptatt", "Språkmodellen er opptatt"],
    ["stengt", "Be den som drifter Funn, om å se på nøkkelen"],
    ["taus", "Språkmodellen brukte for lang tid"],
    ["avbrutt", "Et halvt svar vises ikke"],
    ["utenlandsk", "et annet språk enn spørsmålet"],
    ["rådvill", "fant ikke noe svar i sitatene"],
  ] as const) {
    test(`that do not come are accounted for, and the quotes stand: ${told}`, async ({ page }) => {
      const quotes = await word(page, `${QUESTION} ${told}`);
      await expect(part(page).getByRole("alert")).toContainText(words, { timeout: 30_000 });
      await expect(sentences(page)).toHaveCount(0);
      expect(await quotesOf(page)).toEqual(quotes);
    });
  }

  test("that are all invented are counted and not shown", async ({ page }) => {
    await word(page, `${QUESTION} oppdiktet`);
    await expect(part(page).getByRole("alert")).toContainText("Ikke noe av det språkmodellen skrev, lot seg etterprøve");
    await part(page).getByText("1 setning er utelatt fordi sitatene ikke bærer den").click();
    await expect(part(page)).toContainText("har et tall eller et årstall som sitatet ikke har");
    await expect(part(page)).not.toContainText("87 prosent");
    await expectNoViolations(page);
  });

  test("are not asked for with personal data before the reader agrees to that", async ({ page }) => {
    const generating: string[] = [];
    page.on("request", (request) => {
      if ((request.postData() ?? "").includes('"generate":true')) generating.push(request.postData() ?? "");
    });
    await page.goto("/");
    await page.getByRole("combobox").first().fill(`${QUESTION} ola@example.com`);
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Søk likevel" }).click();
    await page.getByRole("button", { name: OFFER }).click();
    await expect(part(page).getByRole("alert")).toContainText("ikke sendt til språkmodellen liten-modell");
    await expectNoViolations(page);
    expect(generating).toEqual([]);
    await part(page).getByRole("button", { name: "Send likevel" }).click();
    await expect(sentences(page).first()).toBeVisible();
    expect(generating).toHaveLength(1);
    expect(generating[0]).toContain('"confirm":true');
  });

  test("by keyboard alone: asked for, followed to the quote, back, and taken away", async ({ page }) => {
    await page.goto("/");
    await ask(page, QUESTION);
    await page.getByRole("button", { name: OFFER }).focus();
    await page.keyboard.press("Enter");
    await expect(part(page)).toBeFocused();
    await worded(page);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    const reference = part(page).getByRole("link").nth(1);
    await expect(reference).toBeFocused();
    await page.keyboard.press("Enter");
    const quote = page.locator("#sitat-1");
    await expect(quote).toBeFocused();
    await expect(quote).toBeInViewport();
    const back = quote.getByRole("button", { name: "Til setningen" });
    for (let presses = 0; presses < 8 && !(await back.evaluate((one) => one === document.activeElement)); presses += 1) {
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Enter");
    await expect(reference).toBeFocused();
    await expect(reference).toBeInViewport();
    await part(page).getByRole("button", { name: "Ta bort teksten" }).focus();
    await page.keyboard.press("Enter");
    await expect(part(page)).toBeFocused();
    await expect(page.getByRole("button", { name: OFFER })).toBeVisible();
  });

  for (const language of LANGUAGES) {
    for (const [screen, width] of Object.entries(WIDTHS)) {
      test(`give axe nothing to find: ${language}, ${screen}`, async ({ page }) => {
        await speak(page, language);
        await page.setViewportSize({ width, height: 900 });
        await page.goto("/");
        await ask(page, QUESTION);
        await page.locator(".generated-offer button").click();
        await worded(page);
        await part(page).locator("summary").click();
        await expectNoViolations(page);
        await expectNoSidewaysScroll(page);
        await shoot(page, `generated-${language}-${screen}`);
      });
    }
  }

  test("give axe nothing to find in the dark, and are not cut off at 320 px", async ({ page }) => {
    await page.emulateMedia({ colorScheme: "dark" });
    await page.setViewportSize({ width: 320, height: 700 });
    await word(page);
    await worded(page);
    await expectNoViolations(page);
    await expectNoSidewaysScroll(page);
    await shoot(page, "generated-dark-320");
  });

  test("on paper: named as what they are, with the numbers of the quotes", async ({ page }) => {
    await word(page);
    await page.emulateMedia({ media: "print" });
    await worded(page);
    await expect(part(page)).toContainText("Formulert av en språkmodell");
    await expect(part(page).locator(".generated-label")).toBeVisible();
    await expect(page.locator(".quote-number").first()).toBeVisible();
    await expect(part(page).getByRole("button", { name: "Ta bort teksten" })).toBeHidden();
    await shoot(page, "generated-print");
  });

  test("are not on paper before they are asked for", async ({ page }) => {
    await page.goto("/");
    await ask(page, QUESTION);
    await page.emulateMedia({ media: "print" });
    await expect(part(page)).toBeHidden();
  });
});
