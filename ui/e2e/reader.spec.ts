import { copiedBy, expect, overTheHandbookAlone, test } from "./funn";
import { faultsOf, isMarkInView, markedBoxes, markedText, wordsUnderMarks } from "./marks";
import { openReader as open, pageField as field, PDF, sentenceIn, textOf } from "./reading";

const TEXTS = ["handbok-soke", "handbok-sitere", "handbook-ranking", "handbook-checking-quotes"];

function bare(words: string): string {
  return words.replace(/\s+/g, "");
}

test.describe("A text in the reader", () => {
  overTheHandbookAlone();
  for (const id of TEXTS) {
    test(`marks exactly the words that the address names: ${id}`, async ({ page, request }) => {
      const text = await textOf(request, id);
      const { start, end } = sentenceIn(text);
      await open(page, `dok=${id}&start=${start}&slutt=${end}`);
      await expect(page.locator(`mark[data-at="${start}"]`)).toBeVisible();
      expect(faultsOf(await markedText(page), text, start, end)).toEqual([]);
      expect(await isMarkInView(page)).toBe(true);
    });
  }

  test("marks a quote over paragraphs and headings, gaps aside", async ({ page, request }) => {
    const text = await textOf(request, "handbook-ranking");
    const [start, end] = [40, text.length - 40];
    await open(page, `dok=handbook-ranking&start=${start}&slutt=${end}`);
    await expect(page.locator("mark[data-mark=quote]").first()).toBeVisible();
    expect(faultsOf(await markedText(page), text, start, end)).toEqual([]);
  });

  test("copies selected words as a quote, as they stand", async ({ page, request }) => {
    await open(page, `dok=handbok-soke`);
    const paragraph = page.locator('[data-block="paragraph"]').first();
    await paragraph.selectText();
    const bar = page.getByRole("group", { name: "Markert tekst" });
    const copied = await copiedBy(page, () => bar.getByRole("button", { name: "Kopier som sitat" }).click());
    const words = /«([^»]+)»/.exec(copied)?.[1] ?? "";
    expect(words.length).toBeGreaterThan(20);
    expect(await textOf(request, "handbok-soke")).toContain(words);
    expect(copied).toMatch(/dok=handbok-soke&start=\d+&slutt=\d+/);
  });

  test("offers nothing for a selection outside the text", async ({ page }) => {
    await open(page, `dok=handbok-soke`);
    await expect(page.locator("[data-block]").first()).toBeVisible();
    await page.locator(".reader-authors").selectText();
    await page.waitForTimeout(700);
    await expect(page.locator(".selection-bar")).toHaveCount(0);
  });
});

test.describe("A PDF in the reader", () => {
  overTheHandbookAlone();
  test("opens at the page, with the words marked where they stand", async ({ page, request }) => {
    const text = await textOf(request, PDF);
    const { start, end } = sentenceIn(text);
    const { pages } = await (await request.get(`/api/documents/${PDF}/boxes?start=${start}&end=${end}`)).json();
    await open(page, `dok=${PDF}&start=${start}&slutt=${end}`);
    await expect(page.locator(`[data-page="${pages[0].number}"] .textLayer[data-ready]`)).toBeAttached();
    const [shown] = await markedBoxes(page);
    expect(shown?.number).toBe(pages[0].number);
    expect(shown?.boxes).toHaveLength(pages[0].boxes.length);
    shown?.boxes.forEach((box, n) => {
      const { x0, x1, top, bottom } = pages[0].boxes[n];
      // A point of air before and after.
      expect(box.x0).toBeCloseTo((x0 - 1) / pages[0].width, 2);
      expect(box.x1).toBeCloseTo((x1 + 1) / pages[0].width, 2);
      expect(box.top).toBeCloseTo(top / pages[0].height, 2);
      expect(box.bottom).toBeCloseTo(bottom / pages[0].height, 2);
    });
    expect(bare(await wordsUnderMarks(page))).toBe(bare(text.slice(start, end)));
    expect(await isMarkInView(page)).toBe(true);
  });

  test("keeps its marks on the words when it is zoomed", async ({ page, request }) => {
    const text = await textOf(request, PDF);
    const { start, end } = sentenceIn(text);
    await open(page, `dok=${PDF}&start=${start}&slutt=${end}`);
    await expect(page.locator(".textLayer[data-ready]").first()).toBeAttached();
    const before = await markedBoxes(page);
    for (let press = 0; press < 3; press += 1) await page.getByRole("button", { name: "Større" }).click();
    await page.waitForTimeout(600);
    const after = await markedBoxes(page);
    expect(after[0]?.boxes[0]?.x0).toBeCloseTo(before[0]?.boxes[0]?.x0 ?? -1, 2);
    expect(after[0]?.boxes[0]?.bottom).toBeCloseTo(before[0]?.boxes[0]?.bottom ?? -1, 2);
  });

  test("takes printed numbers first, and says which number it took", async ({ page }) => {
    await open(page, `dok=${PDF}`);
    await expect(field(page)).toHaveValue("PDF 1");
    await field(page).fill("s. 2");
    await page.keyboard.press("Enter");
    await expect(page.locator(".page-field-physical")).toHaveText("(PDF-side 3 av 3)");
    await expect(field(page)).toHaveValue("2");
    await expect(page.locator(".page-field-told")).toContainText("Viser side 2 slik den er trykt (PDF-side 3 av 3).");
    await page.getByRole("button", { name: "Gå til PDF-side 2 av 3 i stedet" }).click();
    await expect(page.locator(".page-field-physical")).toHaveText("(PDF-side 2 av 3)");
    await field(page).fill("99");
    await page.keyboard.press("Enter");
    await expect(page.locator(".page-field-told")).toContainText("ingen side «99»");
  });

  test("opens by printed and by physical page from the address", async ({ page }) => {
    await open(page, `dok=${PDF}&trykt=2`);
    await expect(page.locator(".page-field-physical")).toHaveText("(PDF-side 3 av 3)");
    await open(page, `dok=${PDF}&side=2`);
    await expect(page.locator(".page-field-physical")).toHaveText("(PDF-side 2 av 3)");
    await open(page, `dok=${PDF}&trykt=77`);
    await expect(page.getByText("Dokumentet har ingen side «77».")).toBeVisible();
  });

  test("lets words on the page be copied as a quote", async ({ page, request }) => {
    const text = await textOf(request, PDF);
    await open(page, `dok=${PDF}&side=2`);
    const words = page.locator('[data-page="2"] .textLayer[data-ready] span', { hasText: "Korpuset er beskrevet" });
    await words.first().selectText();
    const bar = page.getByRole("group", { name: "Markert tekst" });
    const copied = await copiedBy(page, () => bar.getByRole("button", { name: "Kopier som sitat" }).click());
    expect(text).toContain(/«([^»]+)»/.exec(copied)?.[1]);
  });

  test("is shown as text when the file is gone, with the words marked there", async ({ page, request }) => {
    const text = await textOf(request, PDF);
    const { start, end } = sentenceIn(text);
    await page.route(`**/api/documents/${PDF}/file`, (route) => route.fulfill({ status: 404, body: "{}" }));
    await open(page, `dok=${PDF}&start=${start}&slutt=${end}`);
    await expect(page.getByText(/Originalfilen kan ikke vises/)).toBeVisible();
    await expect(page.locator(`mark[data-at="${start}"]`)).toBeVisible();
    expect(faultsOf(await markedText(page), text, start, end)).toEqual([]);
  });
});
