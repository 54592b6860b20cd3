/** PDFs of other people, where tests/ui/test_reader_on_pdfs.py serves some: FUNN_PDFS names their ids. */
import { expect, test } from "./funn";
import { isMarkInView, markedBoxes, wordsUnderMarks } from "./marks";
import { openReader, textOf } from "./reading";

const IDS = (process.env.FUNN_PDFS ?? "").split(/\s+/).filter(Boolean);
/** Quotes a document, spread over it. */
const QUOTES = 6;
/** Most of what parts a page from its text: raised numbers of notes, which the text has not. */
const MOSTLY = 0.97;

interface Sentence {
  start: number;
  end: number;
}

/** Letters alone: the page breaks words at line ends, and writes «fi» as one sign. */
function letters(words: string): string {
  return words.normalize("NFKC").replace(/[^\p{L}]/gu, "").toLowerCase();
}

/** Share of the longer one's letters that both have, in order, from the ends inwards. */
function likeness(one: string, other: string): number {
  let ahead = 0;
  while (ahead < one.length && one[ahead] === other[ahead]) ahead += 1;
  let behind = 0;
  while (
    behind < Math.min(one.length, other.length) - ahead &&
    one[one.length - 1 - behind] === other[other.length - 1 - behind]
  ) {
    behind += 1;
  }
  return (ahead + behind) / Math.max(one.length, other.length, 1);
}

for (const id of IDS) {
  test(`marks what is quoted, where it stands on its page: ${id}`, async ({ page, request }) => {
    test.setTimeout(180_000);
    const text = await textOf(request, id);
    const found = await request.get(`/api/search?k=40&document=${id}&q=${encodeURIComponent("og i av som the of")}`);
    const { hits } = (await found.json()) as { hits: { passage: { kind: string; sentences: Sentence[] } }[] };
    const sentences = hits
      .filter(({ passage }) => passage.kind === "prose")
      .flatMap(({ passage }) => passage.sentences.slice(0, 1))
      .filter(({ start, end }) => end - start > 40)
      .slice(0, QUOTES);
    expect(sentences.length).toBeGreaterThan(0);
    for (const { start, end } of sentences) {
      const stored = await (await request.get(`/api/documents/${id}/boxes?start=${start}&end=${end}`)).json();
      await openReader(page, `dok=${id}&start=${start}&slutt=${end}`);
      for (const { number } of stored.pages) {
        await expect(page.locator(`[data-page="${number}"] .textLayer[data-ready]`)).toBeAttached({ timeout: 30_000 });
      }
      const shown = await markedBoxes(page);
      expect(shown.map(({ number, boxes }) => [number, boxes.length])).toEqual(
        stored.pages.map((one: { number: number; boxes: unknown[] }) => [one.number, one.boxes.length]),
      );
      const quoted = Array.from(text).slice(start, end).join("");
      const under = await wordsUnderMarks(page);
      expect(likeness(letters(under), letters(quoted)), `«${under}» for «${quoted}»`).toBeGreaterThan(MOSTLY);
      expect(await isMarkInView(page)).toBe(true);
    }
  });
}
