import { expect, expectNoSidewaysScroll, expectNoViolations, shoot, test } from "./funn";
import { lookAt, LOOKS } from "./taking";

interface Listed {
  id: string;
  title: string;
  language: string;
}

test.describe("The corpus page", () => {
  test("lists every document, and how it was read", async ({ page, request }) => {
    const { documents } = (await (await request.get("/api/documents")).json()) as { documents: Listed[] };
    await page.goto("/korpus");
    await expect(page.locator(".corpus-document")).toHaveCount(documents.length);
    await expect(page.getByText(/^\d+ dokumenter, .* avsnitt/)).toBeVisible();
    await page.locator(".ingest-report summary").click();
    const rows = page.locator(".report-table tbody tr");
    expect(await rows.count()).toBeGreaterThanOrEqual(documents.length);
    await expect(page.getByRole("table").last()).toBeVisible();
  });

  test("tells what could not be read, why, and what to do", async ({ page, request }) => {
    const corpus = await (await request.get("/api/corpus")).json();
    corpus.last_ingest.documents.push({
      ...corpus.last_ingest.documents[0],
      document_id: "skannet-rapport",
      status: "failed",
      message: "scan.pdf, page 3: no text layer. Run OCR on the file.",
      passages: 0,
    });
    corpus.duplicates = [{ first: "a", second: "b", kind: "near", similarity: 0.93 }];
    await page.route("**/api/corpus", (route) => route.fulfill({ json: corpus }));
    await page.goto("/korpus");
    await expect(page.locator(".unread")).toContainText("no text layer. Run OCR");
    await page.locator(".ingest-report summary").click();
    await expect(page.getByText("a og b er nesten like (93 %)")).toBeVisible();
    await expectNoViolations(page);
    await shoot(page, "corpus-report");
  });

  test("leads from list to card to source and back, by keyboard", async ({ page, request }) => {
    const { documents } = (await (await request.get("/api/documents")).json()) as { documents: Listed[] };
    const [first] = documents;
    await page.goto("/korpus");
    await page.getByRole("link", { name: first?.title ?? "", exact: true }).focus();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(new RegExp(`vis=${first?.id}`));
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(first?.title ?? "");
    await expect(page.locator("main")).toBeFocused();
    await page.locator(".outline a").first().focus();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/dok=.*start=\d+/);
    await page.goBack();
    await page.goBack();
    await expect(page.locator(".corpus-document").first()).toBeVisible();
  });

  test("says how to cite, and searches inside the document", async ({ page, request }) => {
    const { documents } = (await (await request.get("/api/documents")).json()) as { documents: Listed[] };
    const document = documents.find(({ language }) => language === "nb");
    await page.goto(`/korpus?vis=${document?.id}`);
    const entry = page.locator(".bibliography-entry");
    await expect(entry).toContainText(/\d{4}/);
    const before = await entry.innerText();
    await page.getByLabel("Referansestil").selectOption("chicago-author-date");
    await expect(entry).not.toHaveText(before);
    await page.getByRole("button", { name: "Kopier referansen" }).click();
    await expect(page.getByRole("button", { name: "Kopiert" })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await entry.innerText());
    await page.getByRole("searchbox").fill("hva er det");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(new RegExp(`\\?q=.*dokument=${document?.id}`));
  });

  test("knows a document that is not there, and a server that is gone", async ({ page }) => {
    await page.goto("/korpus?vis=finnes-ikke");
    await expect(page.getByText("ikke noe dokument som heter «finnes-ikke»")).toBeVisible();
    await page.route("**/api/**", (route) => route.abort());
    await page.goto("/korpus");
    await expect(page.getByRole("alert").first()).toContainText("Får ikke kontakt med serveren");
    await expectNoViolations(page);
  });

  test("can be narrowed where there are many documents", async ({ page, request }) => {
    const listed = await (await request.get("/api/documents")).json();
    const [one] = listed.documents;
    listed.documents = Array.from({ length: 1000 }, (_, number) => ({
      ...one,
      id: `d${number}`,
      title: `${"Et dokument med en usedvanlig lang tittel ".repeat(3)}nummer ${number}`,
    }));
    await page.route("**/api/documents", (route) => route.fulfill({ json: listed }));
    await page.goto("/korpus");
    await expect(page.locator(".corpus-document")).toHaveCount(1000);
    await page.getByLabel("Finn dokument").fill("nummer 777");
    await expect(page.locator(".corpus-document")).toHaveCount(1);
    await page.getByLabel("Finn dokument").fill("flodhest");
    await expect(page.getByText("Ingen dokumenter har alle ordene")).toBeVisible();
  });
});

for (const look of LOOKS) {
  const { language, screen, scheme } = look;
  test(`Nothing for axe to find on the corpus page: ${language}, ${screen}, ${scheme}`, async ({ page }) => {
    test.slow();
    await lookAt(page, look);
    await page.goto("/korpus");
    await expect(page.locator(".corpus-document").first()).toBeVisible();
    await page.locator(".ingest-report summary").click();
    await expectNoViolations(page);
    await expectNoSidewaysScroll(page);
    await shoot(page, `corpus-${language}-${screen}`);
    await page.locator(".corpus-document h3 a").first().click();
    await expect(page.locator(".bibliography-entry")).toBeVisible();
    await expectNoViolations(page);
    await expectNoSidewaysScroll(page);
    await shoot(page, `card-${language}-${screen}`);
  });
}

test("Corpus page and card fit 320 px", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto("/korpus");
  await expect(page.locator(".corpus-document").first()).toBeVisible();
  await expectNoSidewaysScroll(page);
  await page.locator(".corpus-document h3 a").first().click();
  await expect(page.locator(".bibliography-entry")).toBeVisible();
  await expectNoSidewaysScroll(page);
});
