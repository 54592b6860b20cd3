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
  await expect(hits.first()).toBeVisible();
  const few = await typicalFrame(page);
  for (let shown = 40; shown <= 220; shown += 20) {
    // The answer that comes in above may move the button away from under the pointer.
    await expect(async () => {
      if ((await hits.count()) < shown) await more.click();
      await expect(hits).toHaveCount(shown, { timeout: 5_000 });
    }).toPass({ timeout: 60_000 });
  }
  // Measured in the same browser, so that a loaded machine slows both.
  expect(await typicalFrame(page)).toBeLessThan(5 * few);
});

/** Milliseconds of the middle one of sixty frames while the page is scrolled up and down. */
async function typicalFrame(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const frames: number[] = [];
    let before = performance.now();
    for (let frame = 0; frame < 60; frame += 1) {
      window.scrollBy(0, frame < 30 ? 600 : -600);
      await new Promise(requestAnimationFrame);
      frames.push(performance.now() - before);
      before = performance.now();
    }
    return frames.toSorted((one, other) => one - other)[30] ?? 0;
  });
}

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

test("The page is light, and ready before the server has answered anything", async ({ page }) => {
  // A time in seconds would be that of the machine: what is bounded is what a start asks for.
  await page.route("**/api/**", () => new Promise(() => undefined));
  await page.goto("/", { waitUntil: "commit" });
  const field = page.getByRole("combobox");
  await field.fill(QUESTION);
  await expect(field).toHaveValue(QUESTION);
  const { files, scriptBytes, nodes } = await page.evaluate(() => {
    const asked = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
    const scripts = asked.filter(({ name }) => name.endsWith(".js"));
    return {
      files: asked.filter(({ name }) => !name.includes("/api/")).length,
      scriptBytes: scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
      nodes: document.querySelectorAll("*").length,
    };
  });
  expect(scriptBytes).toBeGreaterThan(0);
  expect(scriptBytes).toBeLessThanOrEqual(200_000);
  expect(files).toBeLessThanOrEqual(16);
  expect(nodes).toBeLessThan(400);
  await page.unrouteAll({ behavior: "ignoreErrors" });
});
