import { ask, expect, expectNoSidewaysScroll, expectNoViolations, QUESTION, shoot, test } from "./funn";
import {
  answeredQuotes,
  collect,
  downloadBy,
  lookAt,
  LOOKS,
  manyQuotes,
  textOf,
  wordsOf,
} from "./taking";

const LONG = "En svært lang tittel på et utvalg som noen har tenkt å skrive om ".repeat(4).trim();

test.describe("A collection", () => {
  test("goes from the answer, with note and order, to Word, Markdown and RIS", async ({ page }) => {
    await page.goto("/");
    await ask(page, QUESTION);
    const collecting = page.locator(".quote [data-action=collect]");
    await collecting.nth(0).click();
    await collecting.nth(1).click();
    await page.getByRole("link", { name: /^Utvalg/ }).click();
    const items = page.locator(".collected");
    await expect(items).toHaveCount(2);
    await expect(page.getByText("Alle 2 sitatene står ordrett")).toBeVisible();
    const words = await items.locator(".quote-words p:first-child, .quoted-table").allInnerTexts();

    await page.getByLabel("Tittel").fill("Til kapittel 3");
    await items.nth(1).getByRole("textbox").fill("Bruk denne først & sist <b>");
    await items.nth(1).getByRole("button", { name: "Flytt sitat 2 opp" }).click();
    await expect(items.nth(0).getByRole("textbox")).toHaveValue("Bruk denne først & sist <b>");
    await expect(items.nth(0).getByRole("button", { name: "Flytt sitat 1 opp" })).toBeFocused();
    await page.reload();
    await expect(items.nth(0).getByRole("textbox")).toHaveValue("Bruk denne først & sist <b>");

    const word = await downloadBy(page, () => page.getByRole("button", { name: "Last ned Word-fil" }).click());
    expect(word.name).toBe("til-kapittel-3.docx");
    const written = wordsOf(word);
    expect(written).toContain("Til kapittel 3");
    expect(written).toContain("Merknad: Bruk denne først & sist <b>");
    expect(written).toContain("Referanser");
    expect(written).toContain("Søkekvittering");
    const places = words.map((one) => written.indexOf(one.slice(0, 40)));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places[1]).toBeLessThan(places[0] ?? 0);

    const markdown = await downloadBy(page, () => page.getByRole("button", { name: "Markdown" }).click());
    expect(textOf(markdown)).toContain("# Til kapittel 3");
    expect(textOf(markdown)).toContain(QUESTION);
    const ris = await downloadBy(page, () => page.getByRole("button", { name: "RIS", exact: true }).click());
    expect(textOf(ris)).toMatch(/^TY {2}- /);
    const bibtex = await downloadBy(page, () => page.getByRole("button", { name: "BibTeX" }).click());
    expect(textOf(bibtex)).toContain("@");
    const csl = await downloadBy(page, () => page.getByRole("button", { name: "CSL-JSON" }).click());
    expect(JSON.parse(textOf(csl))[0].title).toBeTruthy();
  });

  test("is kept as a file that this page and the server read again", async ({ page, request }) => {
    await collect(page, (await answeredQuotes(request)).slice(0, 2));
    await page.goto("/utvalg");
    await page.locator(".collected").first().getByRole("textbox").fill("merk");
    await page.getByLabel("Referansestil").selectOption("chicago-author-date");
    const saved = await downloadBy(page, () => page.getByRole("button", { name: "Lagre som fil" }).click());
    expect(saved.name).toBe("utvalg.json");
    const rechecked = await request.post("/api/quotes/recheck", { data: JSON.parse(textOf(saved)) });
    expect(((await rechecked.json()) as { holds: boolean }[]).map(({ holds }) => holds)).toEqual([true, true]);

    await page.getByRole("button", { name: "Tøm utvalget" }).click();
    await expect(page.getByText("Her samler du sitater")).toBeVisible();
    await page.locator("input[type=file]").setInputFiles(saved.path);
    await expect(page.getByText("2 sitater er lagt til")).toBeVisible();
    await expect(page.locator(".collected").first().getByRole("textbox")).toHaveValue("merk");
    await expect(page.getByLabel("Referansestil")).toHaveValue("chicago-author-date");
    await expect(page.locator(".collected-citation").first()).toHaveText(/^\(?\S.*\d{4}/);
    await page.locator("input[type=file]").setInputFiles(saved.path);
    await expect(page.getByText("2 fantes fra før")).toBeVisible();
    await page.locator("input[type=file]").setInputFiles({
      name: "brev.json",
      mimeType: "application/json",
      buffer: Buffer.from("{}"),
    });
    await expect(page.getByRole("alert")).toContainText("brev.json er ikke et utvalg");
  });

  test("says which quotes no longer stand, and what can be done", async ({ page, request }) => {
    const [first, second, third] = await answeredQuotes(request);
    if (!first || !second || !third) throw new Error("too few quotes");
    const moved = { ...first, start: first.start + 2, end: first.end + 2 };
    const gone = { ...second, text: "Flodhesten danset tango over brosteinen hele natten." };
    await collect(page, [moved, gone, third]);
    await page.goto("/utvalg");
    await expect(page.getByText("2 av 3 sitater står ikke lenger der de sto")).toBeVisible();
    await expect(page.getByText("2 sitater som ikke står der lenger, er ikke med i filene")).toBeVisible();
    await page.getByRole("button", { name: "Bruk det nye stedet" }).click();
    await expect(page.getByText("1 av 3 sitater står ikke lenger der det sto")).toBeVisible();
    const word = await downloadBy(page, () => page.getByRole("button", { name: "Last ned Word-fil" }).click());
    expect(wordsOf(word)).not.toContain("Flodhesten");
    await page.getByRole("button", { name: "Sjekk alle på nytt" }).click();
    await expectNoViolations(page);
    await shoot(page, "collection-lost");
  });

  test("gives a removed quote back where it stood", async ({ page, request }) => {
    await collect(page, (await answeredQuotes(request)).slice(0, 3));
    await page.goto("/utvalg");
    const second = await page.locator(".collected").nth(1).getAttribute("data-quote");
    await page.locator(".collected").nth(1).getByRole("button", { name: "Fjern" }).click();
    await expect(page.locator(".collected")).toHaveCount(2);
    await expect(page.getByRole("button", { name: "Angre" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.locator(".collected").nth(1)).toHaveAttribute("data-quote", second ?? "");
  });

  test("is reordered by dragging and by arrow keys", async ({ page, request }) => {
    await collect(page, (await answeredQuotes(request)).slice(0, 3));
    await page.goto("/utvalg");
    await expect(page.locator(".collected")).toHaveCount(3);
    const ids = () => page.locator(".collected").evaluateAll((all) => all.map((one) => one.getAttribute("data-quote")));
    const before = await ids();
    const handle = page.getByRole("button", { name: /^Flytt sitat 1 av 3/ });
    await handle.focus();
    await page.keyboard.press("ArrowDown");
    await expect(page.getByRole("button", { name: /^Flytt sitat 2 av 3/ })).toBeFocused();
    expect(await ids()).toEqual([before[1], before[0], before[2]]);
    await expect(page.getByTestId("announcer")).toContainText("Flyttet til plass 2 av 3");

    await page.setViewportSize({ width: 1280, height: 2400 });
    const from = await page.getByRole("button", { name: /^Flytt sitat 1 av 3/ }).boundingBox();
    const last = await page.locator(".collected").nth(2).boundingBox();
    if (!from || !last) throw new Error("nothing to drag");
    await page.mouse.move(from.x + 8, from.y + 8);
    await page.mouse.down();
    await page.mouse.move(from.x + 8, from.y + 60, { steps: 3 });
    await page.mouse.move(from.x + 8, last.y + last.height - 10, { steps: 6 });
    await page.mouse.up();
    expect(await ids()).toEqual([before[0], before[2], before[1]]);
  });

  test("is copied whole, with the list of references", async ({ page, request }) => {
    const quotes = (await answeredQuotes(request)).slice(0, 2);
    await collect(page, quotes);
    await page.goto("/utvalg");
    await expect(page.getByRole("heading", { name: "Referanser" })).toBeVisible();
    await page.getByRole("button", { name: "Kopier alt" }).click();
    await expect(page.getByRole("button", { name: "Kopiert" })).toBeVisible();
    const plain = await page.evaluate(() => navigator.clipboard.readText());
    for (const { text } of quotes) expect(plain).toContain(`«${text}»`);
    expect(plain).toContain("\nReferanser\n");
  });

  test("of five hundred quotes can be used", async ({ page, request }) => {
    test.slow();
    await collect(page, await manyQuotes(request, 500));
    await page.goto("/utvalg");
    await expect(page.locator(".standing")).toContainText("Alle 500 sitatene står ordrett", { timeout: 60_000 });
    const notes = page.locator(".collected-note-field");
    await notes.nth(0).fill("En merknad");
    const started = Date.now();
    await page.locator("[data-move=down]").nth(0).click();
    await expect(notes.nth(1)).toHaveValue("En merknad");
    // A second alone; the machine may have other work.
    expect(Date.now() - started).toBeLessThan(10_000);
    const export500 = page.locator(".export-panel").getByRole("button", { name: "RIS", exact: true });
    expect(textOf(await downloadBy(page, () => export500.click()))).toContain("TY  - ");
  });

  test("works without a server, but for what needs one", async ({ page, request }) => {
    await collect(page, (await answeredQuotes(request)).slice(0, 2));
    await page.route("**/api/quotes/citations", (route) => route.abort());
    await page.route("**/api/export", (route) => route.abort());
    await page.goto("/utvalg");
    await expect(page.getByRole("alert")).toContainText("Får ikke kontakt med serveren");
    await expect(page.locator(".collected")).toHaveCount(2);
    await page.getByRole("button", { name: "Last ned Word-fil" }).click();
    await expect(page.getByRole("alert")).toHaveCount(2);
    await page.unroute("**/api/export");
    const retry = page.locator(".export-panel").getByRole("button", { name: "Prøv igjen" });
    expect((await downloadBy(page, () => retry.click())).name).toBe("utvalg.docx");
  });
});

for (const look of LOOKS) {
  const { language, screen, scheme } = look;
  test(`Nothing for axe to find in the collection: ${language}, ${screen}, ${scheme}`, async ({ page, request }) => {
    test.slow();
    await lookAt(page, look);
    await page.goto("/utvalg");
    await expect(page.locator(".empty-collection")).toBeVisible();
    await expectNoViolations(page);
    await shoot(page, `collection-empty-${language}-${screen}`);
    await collect(page, (await answeredQuotes(request)).slice(0, 4));
    await page.goto("/utvalg");
    await expect(page.locator(".references")).toBeVisible();
    await page.getByRole("textbox").first().fill(LONG);
    await expectNoViolations(page);
    await expectNoSidewaysScroll(page);
    await shoot(page, `collection-${language}-${screen}`);
  });
}

test("The collection in the dark at 320 px, and on paper", async ({ page, request }) => {
  await collect(page, (await answeredQuotes(request)).slice(0, 3));
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto("/utvalg");
  await expect(page.locator(".references")).toBeVisible();
  await expectNoViolations(page);
  await expectNoSidewaysScroll(page);
  await shoot(page, "collection-dark-320");
  await page.locator(".collected").first().getByRole("textbox").fill("En merknad på papir");
  await page.emulateMedia({ media: "print", colorScheme: "light" });
  await expect(page.getByText("En merknad på papir").last()).toBeVisible();
  for (const hidden of [".header", ".export-panel", ".collection-facts", ".move-controls", ".quote-actions"]) {
    await expect(page.locator(hidden).first()).toBeHidden();
  }
  await expect(page.locator(".references")).toBeVisible();
  await shoot(page, "collection-print");
});
