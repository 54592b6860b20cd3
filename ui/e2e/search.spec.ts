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

test.describe("Asking", () => {
  test("shows quotes that stand, word for word, where they say", async ({ page, request }) => {
    await page.goto("/");
    await ask(page, QUESTION);
    const quote = page.locator(".quote").filter({ has: page.locator(".quote-words") }).first();
    const link = quote.getByRole("link", { name: "Vis i kilden" });
    const place = new URL((await link.getAttribute("href")) ?? "", page.url()).searchParams;
    const text = await (await request.get(`/api/documents/${place.get("dok")}/text`)).text();
    const stored = Array.from(text).slice(Number(place.get("start")), Number(place.get("slutt"))).join("");
    const shown = await quote.locator(".quote-words p").allTextContents();
    expect(shown.join("\n\n")).toBe(stored);
  });

  test("keeps the question in the address; back and forward work", async ({ page }) => {
    await page.goto("/");
    await ask(page, QUESTION);
    await expect(page).toHaveURL(/\/\?q=/);
    await ask(page, "ledelse");
    await page.goBack();
    await answered(page);
    await expect(page.getByRole("combobox").first()).toHaveValue(QUESTION);
    await page.goBack();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Hva sier forskningen?");
    await page.goForward();
    await answered(page);
    await page.reload();
    await answered(page);
  });

  test("throws a late answer to an older question away", async ({ page }) => {
    await page.route("**/api/answers", async (route) => {
      const slow = (route.request().postData() ?? "").includes("sakte");
      if (slow) await new Promise((resolve) => setTimeout(resolve, 2500));
      await route.continue().catch(() => undefined);
    });
    await page.goto("/?q=sakte+sitat");
    await ask(page, QUESTION);
    const status = await page.locator("#svar").innerText();
    await page.waitForTimeout(3000);
    expect(await page.locator("#svar").innerText()).toBe(status);
  });

  test("says so when the corpus has no answer", async ({ page }) => {
    await page.goto("/");
    await ask(page, "Hvor mange elbiler ble solgt i Brasil i fjor?");
    await expect(page.locator("#answer-status")).toContainText("Korpuset har");
    await expect(page.locator("#answer-status")).not.toHaveText("Dette sier korpuset");
    await expect(page.locator(".hit").first()).toBeVisible();
    await shoot(page, "no-evidence");
  });

  test("says so when the server is gone, and works again when it is back", async ({ page }) => {
    await page.goto("/");
    await page.route("**/api/answers", (route) => route.abort());
    await page.getByRole("combobox").first().fill(QUESTION);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("alert")).toContainText("Får ikke kontakt med serveren");
    await expectNoViolations(page);
    await page.unroute("**/api/answers");
    await page.getByRole("button", { name: "Prøv igjen" }).click();
    await answered(page);
  });
});

test.describe("A question with personal data", () => {
  const QUESTION_ABOUT_SOMEBODY = "Hva gjelder for ola@example.com?";

  test("is not sent, nor put in the address, before the reader agrees", async ({ page }) => {
    const sent: string[] = [];
    page.on("request", (one) => sent.push(`${one.url()} ${one.postData() ?? ""}`));
    await page.goto("/");
    await page.getByRole("combobox").first().fill(QUESTION_ABOUT_SOMEBODY);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("alert")).toContainText("e-postadresse");
    expect(sent.filter((one) => one.includes("example.com"))).toEqual([]);
    expect(page.url()).not.toContain("example");
    await expectNoViolations(page);
    await page.getByRole("button", { name: "Søk likevel" }).click();
    await answered(page);
    expect(page.url()).not.toContain("example");
    expect(sent.filter((one) => /^\S*example/.test(one))).toEqual([]);
  });
});

test.describe("Narrowing down", () => {
  test("by a document: chip, address, fewer hits; and back again", async ({ page }) => {
    await page.goto("/");
    await ask(page, QUESTION);
    const box = page.locator(".facet").first().getByRole("checkbox").first();
    const id = await box.getAttribute("value");
    await box.check();
    await answered(page);
    expect(new URL(page.url()).searchParams.get("dokument")).toBe(id);
    const titles = new Set(await page.locator(".hit cite").allTextContents());
    expect(titles.size).toBe(1);
    await page.locator(".active-filters").getByRole("button", { name: [...titles][0] }).click();
    await expect(page).not.toHaveURL(/dokument=/);
  });
});

test.describe("Copying", () => {
  test("puts text, formatted text, citation and link on the clipboard", async ({ page }) => {
    await page.goto("/");
    await ask(page, QUESTION);
    const quote = page.locator(".quote").filter({ has: page.locator(".quote-words") }).first();
    await quote.getByRole("button", { name: "Kopier" }).click();
    await expect(quote.getByText("Kopiert")).toBeVisible();
    const [plain, html] = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const read = async (type: string) => (await item?.getType(type))?.text() ?? "";
      return [await read("text/plain"), await read("text/html")];
    });
    const [first] = await quote.locator(".quote-words p").allTextContents();
    expect(plain).toContain(`«${first}`);
    expect(plain).toMatch(/» \(.+\)\nhttp.*dok=.*start=\d+&slutt=\d+\n$/s);
    expect(html).toMatch(/<p>«.*<a href="http[^"]*dok=[^"]*">\(.+\)<\/a><\/p>/s);
  });
});

test.describe("Collecting", () => {
  test("counts in the menu, is remembered, and can be undone", async ({ page }) => {
    await page.goto("/");
    await ask(page, QUESTION);
    const collect = page.locator(".quote").first().locator("[data-action=collect]");
    await collect.click();
    await expect(page.locator(".header-count")).toContainText("1");
    await page.reload();
    await answered(page);
    await expect(collect).toHaveAttribute("aria-pressed", "true");
    await collect.click();
    await expect(page.locator(".header-count")).toHaveCount(0);
  });
});

test.describe("By keyboard alone", () => {
  test("typing help, asking, going through, opening, copying, help", async ({ page }) => {
    await page.goto("/korpus");
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: "Hopp til innholdet" })).toBeFocused();
    await page.goto("/");
    const field = page.getByRole("combobox").first();
    await expect(field).toBeFocused();
    await field.blur();
    await page.keyboard.press("/");
    await expect(field).toBeFocused();
    await page.keyboard.type("sit");
    await expect(page.getByRole("option").first()).toBeVisible();
    await page.keyboard.press("ArrowDown");
    await expect(page.getByRole("option").first()).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("option")).toHaveCount(0);
    await expect(field).toHaveValue("sit");
    await field.fill(QUESTION);
    await page.keyboard.press("Enter");
    await answered(page);
    await field.blur();
    await page.keyboard.press("j");
    await expect(page.locator(".quote").first()).toBeFocused();
    await page.keyboard.press("u");
    await expect(page.locator(".header-count")).toContainText("1");
    await page.keyboard.press("o");
    await expect(page).toHaveURL(/dok=.*start=/);
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog")).toContainText("Tastatursnarveier");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });
});

for (const language of LANGUAGES) {
  for (const [screen, width] of Object.entries(WIDTHS)) {
    test(`Nothing for axe to find: ${language}, ${screen}`, async ({ page }) => {
      await speak(page, language);
      await page.setViewportSize({ width, height: 900 });
      await page.goto("/");
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectNoViolations(page);
      await expectNoSidewaysScroll(page);
      await shoot(page, `start-${language}-${screen}`);
      await ask(page, QUESTION);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expectNoViolations(page);
      await expectNoSidewaysScroll(page);
      await shoot(page, `answer-${language}-${screen}`);
    });
  }
}

test("Nothing for axe to find in the dark, and nothing cut off at 320 px", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto("/");
  await ask(page, QUESTION);
  await expect(page.locator("html")).toHaveClass(/dark/);
  await expectNoViolations(page);
  await expectNoSidewaysScroll(page);
  await shoot(page, "answer-dark-320");
});

test("On paper: the quotes with their citations, and nothing else", async ({ page }) => {
  await page.goto("/");
  await ask(page, QUESTION);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".quote-citation").first()).toBeVisible();
  for (const hidden of [".header", ".question", ".hit", ".filters", ".quote-actions"]) {
    await expect(page.locator(hidden).first()).toBeHidden();
  }
  await shoot(page, "print");
});
