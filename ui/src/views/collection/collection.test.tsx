import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { type CollectedQuote, emptyCollection } from "../../collection/model";
import { readCollection, replaceCollection } from "../../collection/store";
import { LanguageProvider } from "../../i18n/LanguageProvider";
import { collectedQuote } from "../../testing/fakes";
import CollectionView from "./CollectionView";
import { copiedCollection } from "./copyAll";
import { placeAt } from "./moving";
import { dropMark } from "./QuoteList";
import { checkStanding } from "./standing";

const THREE = [collectedQuote(0), collectedQuote(100), collectedQuote(200)];

/** A server on which the quotes that begin at `lost` do not stand any more. */
function serve(lost: number[] = []): string[] {
  const asked: string[] = [];
  vi.stubGlobal("fetch", (path: string, init: RequestInit = {}) => {
    asked.push(path);
    const sent = JSON.parse((init.body as string | undefined) ?? "{}") as { quotes?: { start: number }[] };
    const quotes = sent.quotes ?? [];
    const answers: Record<string, unknown> = {
      "/api/quotes/citations": {
        quotes: quotes.map(({ start }) => (lost.includes(start) ? null : { ...cited, start })),
        references: [{ number: null, runs: [{ text: "Ås (2020). ", italic: false }, { text: "Rapporten", italic: true }] }],
      },
      "/api/quotes/recheck": quotes.map(({ start }) => ({ state: "moved", holds: true, what: "Flyttet.", found_in: "rapport", start: start + 5, end: start + 14 })),
      "/api/documents": { documents: [] },
    };
    const answer = answers[path] ?? { styles: [], default: "apa" };
    return Promise.resolve(new Response(JSON.stringify(answer), { headers: { "content-type": "application/json" } }));
  });
  return asked;
}
const cited = { citation: "(Ås, 2020, s. 7)", document_title: "Rapporten fra Ås", section: [], voice: "author", statement: "hypothesis" };

function show(quotes: CollectedQuote[]) {
  replaceCollection({ ...emptyCollection(), quotes });
  render(
    <LanguageProvider>
      <CollectionView />
    </LanguageProvider>,
  );
}
const order = () => readCollection().quotes.map(({ start }) => start);

beforeEach(() => replaceCollection(emptyCollection()));

describe("The collection", () => {
  test("teaches how to fill it when it is empty", () => {
    serve();
    show([]);
    expect(screen.getByRole("link", { name: "Søk etter sitater" })).toHaveAttribute("href", "/");
  });

  test("shows each quote with the citation that the server gives", async () => {
    serve();
    show(THREE);
    expect(await screen.findAllByText("(Ås, 2020, s. 7)")).toHaveLength(3);
    expect(screen.getAllByText("Hypotese")).toHaveLength(3);
    expect(screen.getByText(/Alle 3 sitatene står ordrett/)).toBeInTheDocument();
    expect(screen.getByText("Rapporten").tagName).toBe("I");
  });

  test("moves a quote, gives the focus back, and can undo a removal", async () => {
    serve();
    show(THREE);
    fireEvent.click(screen.getByRole("button", { name: "Flytt sitat 1 ned" }));
    expect(order()).toEqual([100, 0, 200]);
    expect(screen.getByRole("button", { name: "Flytt sitat 2 ned" })).toHaveFocus();
    fireEvent.keyDown(screen.getByRole("button", { name: /^Flytt sitat 3 av 3/ }), { key: "ArrowUp" });
    expect(order()).toEqual([100, 200, 0]);
    const [, second] = screen.getAllByRole("listitem");
    fireEvent.click(within(second as HTMLElement).getByRole("button", { name: "Fjern" }));
    expect(order()).toEqual([100, 0]);
    fireEvent.click(screen.getByRole("button", { name: "Angre" }));
    expect(order()).toEqual([100, 200, 0]);
    await screen.findByText(/Alle 3 sitatene/);
  });

  test("asks nothing anew while a note is written", async () => {
    const asked = serve();
    show(THREE);
    await screen.findByText(/Alle 3 sitatene/);
    const before = asked.length;
    const [note] = screen.getAllByRole("textbox", { name: /Merknad/ });
    fireEvent.change(note as HTMLElement, { target: { value: "min" } });
    fireEvent.blur(note as HTMLElement);
    await waitFor(() => expect(readCollection().quotes[0]?.note).toBe("min"));
    expect(asked).toHaveLength(before);
  });

  test("offers the new place of a quote that has moved, and keeps its note", async () => {
    serve([100]);
    show([collectedQuote(0), collectedQuote(100, { note: "behold" })]);
    fireEvent.click(await screen.findByRole("button", { name: "Bruk det nye stedet" }));
    expect(readCollection().quotes[1]).toMatchObject({ start: 105, end: 114, note: "behold" });
  });
});

describe("Looking quotes up", () => {
  test("looks for those that do not stand, and only for those", async () => {
    const asked = serve([200]);
    const { verdicts } = await checkStanding(THREE, "apa", "nb", new AbortController().signal);
    expect([...verdicts.values()].map(({ stands }) => stands)).toEqual([true, true, false]);
    expect(asked).toEqual(["/api/quotes/citations", "/api/quotes/recheck"]);
  });
});

describe("Dragging", () => {
  test("drops between the others", () => {
    expect([5, 25, 95].map((height) => placeAt(height, [20, 60, 90]))).toEqual([0, 1, 3]);
  });

  test("shows the place by a line before what follows, or after the last", () => {
    const [first, second, third] = THREE.map(({ id }) => id);
    expect(dropMark(THREE, { id: first ?? "", place: 1 })).toEqual({ id: third, side: "before" });
    expect(dropMark(THREE, { id: first ?? "", place: 2 })).toEqual({ id: third, side: "after" });
    expect(dropMark(THREE, { id: third ?? "", place: 1 })).toEqual({ id: second, side: "before" });
    expect(dropMark(THREE, null)).toBeNull();
  });
});

test("Copied whole: quotes, notes and references, and nothing that is taken for markup", () => {
  const copied = copiedCollection(
    [collectedQuote(0, { text: "A < B", note: "<b>min</b>" })],
    [{ number: 1, runs: [{ text: "Ås. ", italic: false }, { text: "Tittel", italic: true }] }],
    "nb",
    { title: "T & U", references: "Referanser", note: (words) => `Merknad: ${words}` },
  );
  expect(copied.plain).toMatch(/^T & U\n\n«A < B» \(Ås, 2020, s. 1\)\n.*\nMerknad: <b>min<\/b>\n\nReferanser\n\n1\. Ås\. Tittel\n$/s);
  expect(copied.html).toContain("<h1>T &amp; U</h1>");
  expect(copied.html).toContain("Merknad: &lt;b&gt;min&lt;/b&gt;");
  expect(copied.html).toContain("1. Ås. <i>Tittel</i>");
});
