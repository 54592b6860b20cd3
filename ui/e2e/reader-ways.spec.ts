import {
  answered,
  ask,
  expect,
  expectNoSidewaysScroll,
  expectNoViolations,
  LANGUAGES,
  QUESTION,
  shoot,
  speak,
  test,
  WIDTHS,
} from "./funn";
import { openReader as open, PDF, sentenceIn, textOf } from "./reading";

test.describe("Finding one's way", () => {
  test("by the outline, which follows what is read", async ({ page }) => {
    await open(page, "dok=handbook-ranking");
    await page.getByRole("button", { name: "Innhold" }).click();
    const outline = page.getByRole("navigation", { name: "Innhold" });
    const last = outline.locator(".outline-title").last();
    await last.click();
    await expect(last).toHaveAttribute("aria-current", "location");
  });

  test("by searching inside, round and round", async ({ page }) => {
    await open(page, `dok=${PDF}`);
    await page.getByRole("button", { name: "Finn i dokumentet" }).click();
    await page.keyboard.type("funn");
    const count = page.locator(".find-bar [role=status]");
    await expect(count).toHaveText(/^1 av \d+$/);
    await expect(page.locator(".page-marks [data-mark=current]")).toHaveCount(1);
    await page.keyboard.press("Enter");
    await expect(count).toHaveText(/^2 av/);
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.press("Shift+Enter");
    await expect(count).toHaveText(/^(\d+) av \1$/);
    await page.getByRole("searchbox", { name: "Finn i dokumentet" }).fill("finnes aldri her");
    await expect(count).toHaveText("Ingen treff på «finnes aldri her»");
  });

  test("from quote to quote of the answer", async ({ page }) => {
    await page.goto("/");
    await ask(page, QUESTION);
    const link = page.getByRole("link", { name: "Vis i kilden" }).first();
    await link.click();
    await expect(page.locator(".reader-pane")).toBeVisible();
    await expect(page.locator(".reader-name")).toBeFocused();
    const steps = page.getByRole("button", { name: "Neste sitat fra svaret" });
    if ((await steps.count()) > 0) {
      const before = page.url();
      await steps.click();
      await expect(page).not.toHaveURL(before);
    }
    await page.keyboard.press("Escape");
    await expect(page.locator(".reader")).toHaveCount(0);
    await expect(link).toBeFocused();
  });

  test("by keyboard alone: open, find, page, outline, close", async ({ page }) => {
    await page.goto("/");
    await ask(page, QUESTION);
    await page.getByRole("link", { name: "Vis i kilden" }).first().focus();
    await page.keyboard.press("Enter");
    await expect(page.locator(".reader-pane")).toBeVisible();
    await expect(page.locator(".reader-name")).toBeFocused();
    await page.keyboard.press("f");
    await expect(page.getByRole("searchbox", { name: "Finn i dokumentet" })).toBeFocused();
    await page.keyboard.type("side");
    await expect(page.locator(".find-bar [role=status]")).toHaveText(/av/);
    await page.keyboard.press("Escape");
    await expect(page.locator(".find-bar")).toHaveCount(0);
    await page.keyboard.press("o");
    await expect(page.getByRole("navigation", { name: "Innhold" })).toBeVisible();
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog").getByText("Finn i dokumentet")).toBeVisible();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await expect(page.locator(".reader")).toHaveCount(0);
  });

  test("by the keys that readers use: page down from the heading, right and left between pages", async ({ page }) => {
    await open(page, `dok=${PDF}&side=2`);
    await expect(page.locator('[data-page="2"] .textLayer[data-ready]')).toBeAttached();
    const pane = page.locator(".reader-pane");
    const top = () => pane.evaluate((element) => element.scrollTop);
    const before = await top();
    await page.locator(".reader-name").focus();
    await page.keyboard.press("PageDown");
    await expect(pane).toBeFocused();
    await expect.poll(top).toBeGreaterThan(before + 100);
    await page.keyboard.press("ArrowRight");
    await expect(page.locator(".page-field-physical")).toHaveText("(PDF-side 3 av 3)");
    await page.keyboard.press("ArrowLeft");
    await expect(page.locator(".page-field-physical")).toHaveText("(PDF-side 2 av 3)");
  });

  test("the width is set with the arrow keys and kept", async ({ page }) => {
    await open(page, `dok=handbok-soke`);
    const border = page.getByRole("separator", { name: "Bredden på kilden" });
    const before = (await page.locator(".reader").boundingBox())?.width ?? 0;
    await border.focus();
    for (let press = 0; press < 5; press += 1) await page.keyboard.press("ArrowLeft");
    expect((await page.locator(".reader").boundingBox())?.width).toBeGreaterThan(before + 60);
    const share = await border.getAttribute("aria-valuenow");
    await page.reload();
    await expect(border).toHaveAttribute("aria-valuenow", share ?? "");
  });

  test("the whole width is a link that can be shared", async ({ page }) => {
    await open(page, `dok=handbok-soke`);
    await page.getByRole("link", { name: "Hele bredden" }).click();
    await expect(page).toHaveURL(/hel=ja/);
    await expect(page.locator("main")).toBeHidden();
    await page.getByRole("link", { name: "Ved siden av" }).click();
    await expect(page.locator("main")).toBeVisible();
  });
});

test.describe("When something is wrong", () => {
  test("an unknown document is said to be one", async ({ page }) => {
    await page.goto("/?dok=finnes-ikke");
    await expect(page.getByRole("heading", { name: "Dokumentet finnes ikke i korpuset" })).toBeVisible();
    await page.getByRole("button", { name: "Lukk kilden" }).click();
    await expect(page.locator(".reader")).toHaveCount(0);
  });

  test("a server that is gone can be tried again", async ({ page }) => {
    await page.route("**/api/documents/handbok-soke", (route) => route.abort());
    await page.goto("/?dok=handbok-soke");
    await expect(page.getByText(/Får ikke kontakt/).last()).toBeVisible();
    await page.unroute("**/api/documents/handbok-soke");
    await page.locator(".reader").getByRole("button", { name: "Prøv igjen" }).click();
    await expect(page.locator("[data-block]").first()).toBeVisible();
  });

  test("a link beyond the text is said to be old", async ({ page }) => {
    await open(page, "dok=handbok-soke&start=999998&slutt=999999");
    await expect(page.getByText(/Lenken peker utenfor teksten/)).toBeVisible();
  });
});

test.describe("For everybody", () => {
  for (const [name, width] of Object.entries(WIDTHS)) {
    for (const theme of ["light", "dark"] as const) {
      test(`nothing is wrong with the reader: ${name}, ${theme}`, async ({ page, request }) => {
        await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
        await page.setViewportSize({ width, height: 900 });
        for (const id of [PDF, "handbok-sitere"]) {
          const { start, end } = sentenceIn(await textOf(request, id));
          await open(page, `dok=${id}&start=${start}&slutt=${end}&finn=funn`);
          await expect(page.locator("[data-mark=quote]").first()).toBeAttached();
          await expect(page.locator("[data-block], .textLayer[data-ready]").first()).toBeAttached();
          await page.keyboard.press("o");
          await expect(page.locator(".outline")).toBeVisible();
          await expectNoViolations(page);
          await expectNoSidewaysScroll(page);
          await shoot(page, `reader-${id}-${name}-${theme}`);
        }
      });
    }
  }

  for (const language of LANGUAGES) {
    test(`says in words what is marked: ${language}`, async ({ page, request }) => {
      await speak(page, language);
      const { start, end } = sentenceIn(await textOf(request, PDF));
      await open(page, `dok=${PDF}&start=${start}&slutt=${end}`);
      const said = { nb: /Sitatet er merket på side/, nn: /Sitatet er merkt på side/, en: /The quote is marked on page/ };
      await expect(page.getByTestId("announcer")).toHaveText(said[language]);
    });
  }

  test("fits a window of 320 pixels", async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    for (const id of [PDF, "handbok-soke"]) {
      await open(page, `dok=${id}`);
      await expect(page.locator(".reader-pane")).toBeInViewport();
      await expectNoSidewaysScroll(page);
    }
  });

  test("Back closes it on a phone", async ({ page }) => {
    await page.setViewportSize({ width: WIDTHS.phone, height: 800 });
    await page.goto("/");
    await ask(page, QUESTION);
    await page.getByRole("link", { name: "Vis i kilden" }).first().click();
    await expect(page.locator(".reader-pane")).toBeVisible();
    await page.goBack();
    await expect(page.locator(".reader")).toHaveCount(0);
    await answered(page);
  });
});
