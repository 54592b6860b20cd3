import type { Route } from "@playwright/test";
import { answered, ask, expect, expectNoSidewaysScroll, expectNoViolations, type Page, QUESTION, test } from "./funn";

const MANY = 1000;
const LONG_TITLE = "Betydningen av organisatoriske rammebetingelser for oppfølgingsarbeidet ".repeat(8);

interface Outcome {
  hits: { rank: number; passage: { id: string }; document: { title: string } }[];
}

/** The server's own answer, changed on its way. */
function changed(change: (outcome: Outcome) => void) {
  return async (route: Route) => {
    const response = await route.fetch();
    const outcome = (await response.json()) as Outcome;
    change(outcome);
    await route.fulfill({ response, json: outcome });
  };
}

test("A thousand hits stay smooth", async ({ page }) => {
  await page.route(
    "**/api/search",
    changed((outcome) => {
      const [first] = outcome.hits;
      if (!first) return;
      outcome.hits = Array.from({ length: MANY }, (_, place) => ({
        ...first,
        rank: place + 1,
        passage: { ...first.passage, id: `${first.passage.id}-${place}` },
      }));
    }),
  );
  await page.goto("/");
  await ask(page, QUESTION);
  const more = page.getByRole("button", { name: "Vis flere" });
  const hits = page.locator(".hit");
  for (let shown = 40; shown <= 220; shown += 20) {
    // The answer that comes in above may move the button away from under the pointer.
    await expect(async () => {
      if ((await hits.count()) < shown) await more.click();
      await expect(hits).toHaveCount(shown, { timeout: 5_000 });
    }).toPass({ timeout: 60_000 });
  }
  const slowest = await page.evaluate(async () => {
    let worst = 0;
    let before = performance.now();
    for (let frame = 0; frame < 60; frame += 1) {
      window.scrollBy(0, 600);
      await new Promise(requestAnimationFrame);
      worst = Math.max(worst, performance.now() - before);
      before = performance.now();
    }
    return worst;
  });
  // A frame that takes this long is seen as a jerk, on a loaded machine without a GPU too.
  expect(slowest).toBeLessThan(500);
});

test("A very long title is broken, not cut or pushed out of the window", async ({ page }) => {
  await page.route(
    "**/api/search",
    changed((outcome) => {
      for (const hit of outcome.hits) hit.document.title = LONG_TITLE;
    }),
  );
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto("/");
  await ask(page, QUESTION);
  await expect(page.locator(".hit cite").first()).toContainText(LONG_TITLE.trim());
  await expectNoSidewaysScroll(page);
});

test("A page zoomed to 200 % loses nothing", async ({ page }) => {
  // 1280 px at 200 % are 640 px to the page.
  await page.setViewportSize({ width: 640, height: 450 });
  await page.goto("/");
  await ask(page, QUESTION);
  await expectNoSidewaysScroll(page);
  await expect(page.getByRole("button", { name: "Avgrens" })).toBeVisible();
  await page.getByRole("button", { name: "Avgrens" }).click();
  await expect(page.getByRole("checkbox").first()).toBeVisible();
  await expectNoViolations(page);
});

test("An address that leads nowhere is the search page, and one that is odd does no harm", async ({ page }) => {
  await page.goto("/finnes-ikke?aar=tull&q=");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Hva sier forskningen?");
});

test("A filter that the server does not know is told of, with a way out", async ({ page }) => {
  await page.goto(`/?q=${encodeURIComponent(QUESTION)}&slag=tull`);
  await expect(page.getByRole("alert").first()).toBeVisible();
  await page.getByRole("button", { name: "Fjern alle" }).click();
  await answered(page);
});

test("The page is ready within a second on loopback, and light", async ({ browser, baseURL }) => {
  // The fastest of five cold starts: what the page needs, not what else the machine is doing.
  const starts = [];
  for (let turn = 0; turn < 5; turn += 1) {
    const context = await browser.newContext({ baseURL });
    starts.push(await coldStart(await context.newPage()));
    await context.close();
  }
  expect(Math.min(...starts.map(({ readyMs }) => readyMs))).toBeLessThan(1000);
  expect(starts[0]?.scriptBytes).toBeLessThanOrEqual(200_000);
});

/** Until the field can be typed in, and the scripts that came over the wire, compressed. */
async function coldStart(page: Page): Promise<{ readyMs: number; scriptBytes: number }> {
  await page.goto("/", { waitUntil: "commit" });
  await page.getByRole("combobox").waitFor();
  return page.evaluate(() => ({
    readyMs: performance.now(),
    scriptBytes: (performance.getEntriesByType("resource") as PerformanceResourceTiming[])
      .filter(({ name }) => name.endsWith(".js"))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
  }));
}
