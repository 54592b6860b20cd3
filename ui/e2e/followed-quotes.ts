/**
 * Follows the first quote of every question that has an answer, and looks at what is marked.
 *
 *   FUNN_URL=http://127.0.0.1:8000 FUNN_EVAL="nav_dev.jsonl nav_dev_more.jsonl" \
 *     npx playwright test --config e2e/followed-quotes.config.ts
 *
 * FUNN_EVAL names files of questions (one JSON object a line, those with `evidence` count);
 * FUNN_RESULT the JSON file whose `followed_quotes` is replaced.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { faultsOf, isMarkInView, markedText } from "./marks";

interface Followed {
  id: string;
  document: string;
  /** Milliseconds from the link to the marks. */
  ms: number;
  faults: string[];
}

function questions(): { id: string; question: string }[] {
  return (process.env.FUNN_EVAL ?? "")
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((file) => readFileSync(file, "utf8").split("\n"))
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line) as { id: string; question: string; evidence: unknown[] })
    .filter(({ evidence }) => evidence.length > 0);
}

test("the first citation of every question leads to its words, marked", async ({ page, request }) => {
  test.setTimeout(45 * 60_000);
  const asked = questions();
  expect(asked.length, "FUNN_EVAL names no questions").toBeGreaterThan(0);
  const texts = new Map<string, string>();
  const followed: Followed[] = [];
  const unquoted: string[] = [];
  for (const { id, question } of asked) {
    const answered = await request.post("/api/answers", { data: { question } });
    const [quote] = ((await answered.json()) as { quotes: { document_id: string; start: number; end: number }[] }).quotes;
    if (!quote) {
      unquoted.push(id);
      continue;
    }
    const { document_id: document, start, end } = quote;
    if (!texts.has(document)) {
      texts.set(document, await (await request.get(`/api/documents/${document}/text`)).text());
    }
    const began = Date.now();
    await page.goto(`/?dok=${document}&start=${start}&slutt=${end}`);
    const first = page.locator(`mark[data-mark="quote"][data-at="${start}"]`);
    // Without a mark everything is missing, which is found out below.
    await first.waitFor({ timeout: 20_000 }).catch(() => undefined);
    const ms = Date.now() - began;
    const faults = await faultsSeen(page, texts.get(document) ?? "", start, end);
    followed.push({ id, document, ms, faults });
  }
  record(asked.length, followed, unquoted);
  expect(followed.filter(({ faults }) => faults.length > 0)).toEqual([]);
});

/** A quote may run into a span that is still being loaded: look until nothing is wrong. */
async function faultsSeen(page: Page, text: string, start: number, end: number): Promise<string[]> {
  for (let look = 1; ; look += 1) {
    const faults = faultsOf(await markedText(page), text, start, end);
    if (!(await isMarkInView(page))) faults.push("the mark is out of sight");
    if (faults.length === 0 || look === 20) return faults;
    await page.waitForTimeout(100);
  }
}

function record(asked: number, followed: readonly Followed[], unquoted: readonly string[]): void {
  const times = followed.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const names = (process.env.FUNN_EVAL ?? "").split(/\s+/).map((file) => file.replace(/^.*\//, "")).join(" ");
  const outcome = {
    command: `FUNN_EVAL="${names}" npx playwright test --config e2e/followed-quotes.config.ts`,
    questions: asked,
    without_quote: unquoted,
    followed: followed.length,
    marked_exactly: followed.filter(({ faults }) => faults.length === 0).length,
    ms_to_marks_median: times[Math.floor(times.length / 2)] ?? null,
    ms_to_marks_max: times.at(-1) ?? null,
    faults: followed.filter(({ faults }) => faults.length > 0),
  };
  const file = process.env.FUNN_RESULT;
  if (!file) return;
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as object) : {};
  writeFileSync(file, `${JSON.stringify({ ...known, followed_quotes: outcome }, null, 2)}\n`);
}
