/** A text of 600 pages, made up and answered by the test: what matters is the reader alone. */
import { expect, overTheHandbookAlone, type Page, test } from "./funn";
import { faultsOf, markedText } from "./marks";
import { openReader } from "./reading";

const ID = "handbok-soke";
const PAGES = 600;
const PARAGRAPH = "Kontoret har ansvar for oppfølging av brukere med sammensatte behov i hele kommunen. ".repeat(8).trim();
const PARAGRAPHS_A_PAGE = 4;
const GAP = "\n\n";
const STEP = PARAGRAPH.length + GAP.length;
const COUNT = PAGES * PARAGRAPHS_A_PAGE;
const TEXT = Array.from({ length: COUNT }, () => PARAGRAPH).join(GAP);

function block(n: number) {
  const start = n * STEP;
  return {
    kind: "paragraph", level: null, start, end: start + PARAGRAPH.length, text: PARAGRAPH, page: null,
    label: null, marker: null, refers_at: null, emphasis: [], confidence: null, table: null,
  };
}

function blocksOf(start: number, end: number) {
  const first = Math.max(0, Math.floor(start / STEP));
  const after = Math.min(COUNT, Math.ceil(end / STEP));
  return Array.from({ length: Math.max(0, after - first) }, (_, n) => block(first + n));
}

/** Characters that the reader has asked for, of each page that a test has opened. */
const asked = new WeakMap<Page, number>();

/** Answer for the document as if it were long, on top of what the server says of it. */
async function lengthen(page: Page): Promise<void> {
  await page.route(`**/api/documents/${ID}`, async (route) => {
    const facts = await (await route.fetch()).json();
    await route.fulfill({ json: { ...facts, text_length: TEXT.length, sections: [] } });
  });
  await page.route(`**/api/documents/${ID}/pages`, async (route) => {
    const spans = Array.from({ length: PAGES }, (_, n) => {
      const start = n * PARAGRAPHS_A_PAGE * STEP;
      const label = String(n + 1);
      return { start, end: start + PARAGRAPHS_A_PAGE * STEP - 2, page: n + 1, first_label: label, last_label: label, origin: "pdf_labels" };
    });
    const pages = spans.map(({ page: number, first_label: label }) => ({
      number, label, label_origin: "pdf_labels", ocr: false, ocr_confidence: null, width: null, height: null,
    }));
    await route.fulfill({ json: { document_id: ID, pages, spans } });
  });
  await page.route(`**/api/documents/${ID}/blocks*`, async (route) => {
    const { searchParams } = new URL(route.request().url());
    const [start, end] = [Number(searchParams.get("start")), Number(searchParams.get("end"))];
    asked.set(page, (asked.get(page) ?? 0) + end - start);
    const blocks = blocksOf(start, end);
    await route.fulfill({ json: { document_id: ID, text_length: TEXT.length, blocks } });
  });
}

test.describe("A text of 600 pages", () => {
  overTheHandbookAlone();
  test.beforeEach(async ({ page }) => lengthen(page));

  test("opens in its middle, with the place marked, holding little of it", async ({ page }) => {
    const start = 1300 * STEP + 10;
    const end = start + 60;
    await openReader(page, `dok=${ID}&start=${start}&slutt=${end}`);
    await expect(page.locator(`mark[data-at="${start}"]`)).toBeInViewport();
    // What makes it quick: it has not asked for what comes before.
    expect(asked.get(page)).toBeGreaterThan(0);
    expect(asked.get(page)).toBeLessThan(TEXT.length / 10);
    expect(faultsOf(await markedText(page), TEXT, start, end)).toEqual([]);
    expect(await page.locator("[data-block]").count()).toBeLessThan(400);
    await expect(page.getByRole("textbox", { name: "Side" })).toHaveValue("326");
  });

  test("goes to any page, and lets go of those left behind", async ({ page }) => {
    await openReader(page, `dok=${ID}`);
    const field = page.getByRole("textbox", { name: "Side" });
    for (const wanted of ["580", "12", "300"]) {
      await field.fill(wanted);
      await page.keyboard.press("Enter");
      await expect(page.getByText(`side ${wanted}`, { exact: true }).first()).toBeInViewport();
    }
    await page.waitForTimeout(500);
    expect(await page.locator("[data-block]").count()).toBeLessThan(400);
  });

  test("stays where one reads while what stands above is loaded", async ({ page }) => {
    const start = 2000 * STEP;
    await openReader(page, `dok=${ID}&start=${start}&slutt=${start + 50}`);
    const mark = page.locator(`mark[data-at="${start}"]`);
    await expect(mark).toBeInViewport();
    await page.locator(".reader-pane").hover();
    await page.mouse.wheel(0, 200);
    await page.waitForTimeout(300);
    const before = (await mark.boundingBox())?.y ?? 0;
    await page.waitForTimeout(1500);
    expect(Math.abs(((await mark.boundingBox())?.y ?? 0) - before)).toBeLessThan(3);
  });
});
