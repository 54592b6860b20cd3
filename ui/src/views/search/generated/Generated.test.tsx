import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Answer, Generated } from "../../../api/client";
import { LanguageProvider } from "../../../i18n/LanguageProvider";
import { noFilters } from "../../../routing/address";
import { answerOf, eventsOf, generatedOf, quoteOf, sentenceOf } from "../../../testing/fakes";
import { AnswerPanel } from "../AnswerPanel";
import type { Asked } from "../asking";

const QUOTES = [
  quoteOf("Det er for lite tid."),
  quoteOf("Andre ord.", { document_id: "b-doc" }),
  quoteOf("Vi rekker det ikke.", { start: 900, end: 919 }),
];
const OFFER = "Formuler et svar av sitatene";
let questions = 0;

/** Sends one stream at a time, when it is told to. */
class FakeServer {
  readonly sent: { question: string; generate?: boolean; confirm: boolean }[] = [];
  private readonly waiting: ReadableStreamDefaultController<Uint8Array>[] = [];
  private readonly encoder = new TextEncoder();
  hungUp = 0;

  constructor() {
    vi.stubGlobal("fetch", async (path: string, init: RequestInit = {}) => {
      if (path === "/api/documents") return Response.json({ documents: [], generates: { model: "liten" } });
      this.sent.push(JSON.parse(String(init.body)));
      return new Response(this.stream(init.signal));
    });
  }

  say(text: string): void {
    for (const one of this.waiting) one.enqueue(this.encoder.encode(text));
  }

  private stream(signal?: AbortSignal | null): ReadableStream<Uint8Array> {
    return new ReadableStream({
      start: (controller) => {
        this.waiting.push(controller);
        signal?.addEventListener("abort", () => {
          this.hungUp += 1;
          this.waiting.splice(this.waiting.indexOf(controller), 1);
          controller.error(new DOMException("left", "AbortError"));
        });
      },
    });
  }
}

let server: FakeServer;
beforeEach(() => {
  server = new FakeServer();
  questions += 1;
});

/** An answer to a question that no other test asks: what was worded once is kept. */
function shown(more: Partial<Answer> = {}): Answer {
  return { ...answerOf(`tid ${questions}`, QUOTES), ...more };
}

function panel(answer: Answer, more: Partial<Asked> = {}, onRetry = () => undefined) {
  const asked = { question: answer.question, filters: noFilters(), needsConfirmation: false, confirmed: false, attempt: 0 };
  return (
    <LanguageProvider>
      <AnswerPanel state={{ status: "done", answer }} asked={{ ...asked, ...more }} onConfirm={() => undefined} onRetry={onRetry} />
    </LanguageProvider>
  );
}

async function start(answer: Answer, more: Partial<Asked> = {}) {
  const user = userEvent.setup();
  const view = render(panel(answer, more));
  await user.click(await screen.findByRole("button", { name: OFFER }));
  return { user, view };
}

async function finish(answer: Answer, generated: Generated): Promise<void> {
  await waitFor(() => expect(server.sent).not.toHaveLength(0));
  server.say(eventsOf({ ...answer, generated }));
}

const part = () => screen.getByRole("region", { name: "Formulert av en språkmodell" });

describe("The words of a language model", () => {
  test("are not asked for before the reader does", async () => {
    render(panel(shown()));
    expect(await screen.findByRole("button", { name: OFFER })).toBeVisible();
    expect(screen.getByText(/sendes til språkmodellen liten/)).toBeVisible();
    expect(server.sent).toEqual([]);
  });

  test("are not offered where there are no quotes to word", async () => {
    render(panel(shown({ quotes: [], status: "no_evidence" })));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(screen.queryByRole("button", { name: OFFER })).toBeNull();
  });

  test("stand below the quotes, say whose they are, and can be neither collected nor copied as a quote", async () => {
    const answer = shown();
    await start(answer);
    await finish(answer, generatedOf([sentenceOf("Tiden er knapp.", { cites: [0, 2] })]));
    expect(await screen.findByText("Tiden er knapp.")).toBeVisible();
    expect(part()).toHaveTextContent("Skrevet av liten ut fra sitatene over.");
    expect(part()).toHaveTextContent("Siter sitatene, ikke denne teksten.");
    expect(within(part()).queryByRole("button", { name: /Kopier|utvalg/ })).toBeNull();
    expect(part().querySelector("[data-stop]")).toBeNull();
    const quote = screen.getByText("Det er for lite tid.");
    expect(quote.compareDocumentPosition(part())).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  test("lead to the quotes that they rest on, by the number on the page, and back", async () => {
    const answer = shown();
    const { user } = await start(answer);
    await finish(answer, generatedOf([sentenceOf("Knapp tid."), sentenceOf("De rekker det ikke.", { cites: [0, 2] })]));
    await screen.findByText("De rekker det ikke.");
    const references = within(part()).getAllByRole("link", { name: /^Sitat/ });
    expect(references.map((one) => one.getAttribute("aria-label"))).toEqual(["Sitat 1", "Sitat 1", "Sitat 2"]);
    references[1]?.focus();
    await user.keyboard("{Enter}");
    const quote = screen.getByText("Det er for lite tid.").closest("figure");
    expect(quote).toHaveFocus();
    expect(quote).toHaveTextContent("Sitat 1");
    await user.click(within(quote ?? part()).getByRole("button", { name: "Til setningen" }));
    expect(references[1]).toHaveFocus();
    const unused = screen.getByText("Andre ord.").closest("figure");
    expect(unused).toHaveTextContent("Sitat 3");
    expect(within(unused ?? part()).queryByRole("button", { name: "Til setningen" })).toBeNull();
  });

  test("say what was left out, what is marked, and why", async () => {
    const answer = shown();
    await start(answer);
    const marked = sentenceOf("Løs påstand.", { status: "marked", reason: "wording" });
    await finish(answer, generatedOf([marked], { dropped: 3, dropped_reasons: { number: 2, too_many: 1 }, cut: true }));
    expect(await screen.findByText("Sjekk mot sitatet: setningen har få ord felles med sitatet.")).toBeVisible();
    expect(screen.getByText("2 setninger er utelatt fordi sitatene ikke bærer dem")).toBeVisible();
    expect(part()).toHaveTextContent("2 setninger har et tall eller et årstall som sitatet ikke har.");
    expect(part()).toHaveTextContent("1 setning kom etter den tolvte og er utelatt.");
    expect(part()).toHaveTextContent("Resten er ikke med.");
  });

  test("appear as they come, and go when the reader cancels", async () => {
    const answer = shown();
    const { user } = await start(answer);
    await waitFor(() => expect(server.sent).toHaveLength(1));
    const events = eventsOf({ ...answer, generated: generatedOf([sentenceOf("Tiden er knapp.")]) });
    server.say(events.slice(0, events.indexOf("event: final")));
    expect(await screen.findByText("Tiden er knapp.")).toBeVisible();
    expect(part()).toHaveAttribute("aria-busy", "true");
    await user.click(screen.getByRole("button", { name: "Avbryt" }));
    expect(server.hungUp).toBe(1);
    expect(screen.queryByText("Tiden er knapp.")).toBeNull();
    expect(screen.getByText("Det er for lite tid.")).toBeVisible();
    expect(screen.getByRole("button", { name: OFFER })).toBeVisible();
    expect(part()).toHaveFocus();
  });

  test("for an older answer are thrown away, and the endpoint is let go", async () => {
    const answer = shown();
    const { view } = await start(answer);
    await waitFor(() => expect(server.sent).toHaveLength(1));
    const events = eventsOf({ ...answer, generated: generatedOf([sentenceOf("Det gamle.")]) });
    view.rerender(panel({ ...answer, question: "noe nytt" }, { question: "noe nytt" }));
    server.say(events);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(server.hungUp).toBe(1);
    expect(screen.queryByText("Det gamle.")).toBeNull();
    expect(screen.getByRole("button", { name: OFFER })).toBeVisible();
  });

  test("are there again when one comes back to the answer, until they are taken away", async () => {
    const answer = shown();
    const { user, view } = await start(answer);
    await finish(answer, generatedOf([sentenceOf("Tiden er knapp.")]));
    await screen.findByText("Tiden er knapp.");
    view.unmount();
    const again = render(panel({ ...answer }));
    expect(await screen.findByText("Tiden er knapp.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Ta bort teksten" }));
    again.unmount();
    render(panel({ ...answer }));
    expect(await screen.findByRole("button", { name: OFFER })).toBeVisible();
    expect(server.sent).toHaveLength(1);
  });
});

describe("Personal data in the question", () => {
  test.each<[string, Partial<Asked>, Partial<Answer>]>([
    ["that the page has found", { needsConfirmation: true, confirmed: true }, {}],
    ["that the server has found", {}, { warnings: [{ kind: "phone", start: 0, end: 1, message: "" }] }],
  ])("%s are not sent to the model before the reader agrees to that", async (_, asked, facts) => {
    const answer = shown(facts);
    const { user } = await start(answer, asked);
    expect(screen.getByText(/Det er ikke sendt til språkmodellen liten/)).toBeVisible();
    expect(server.sent).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Ikke send" }));
    expect(server.sent).toEqual([]);
    await user.click(screen.getByRole("button", { name: OFFER }));
    await user.click(screen.getByRole("button", { name: "Send likevel" }));
    await waitFor(() => expect(server.sent).toMatchObject([{ generate: true, confirm: true }]));
  });
});

describe("An endpoint that gives nothing", () => {
  test.each<[Generated["state"], Generated["cause"], RegExp, boolean]>([
    ["unavailable", "unreachable", /Får ikke kontakt med språkmodellen/, true],
    ["unavailable", "busy", /Vent et minutt, og prøv igjen/, true],
    ["timed_out", "timed_out", /brukte for lang tid/, true],
    ["unavailable", "refused", /Be den som drifter Funn/, false],
    ["rejected", "wrong_language", /et annet språk enn spørsmålet/, true],
    ["rejected", "nothing_held", /lot seg etterprøve/, true],
    ["off", "off", /slått av på serveren/, false],
    ["ok", "no_answer", /fant ikke noe svar i sitatene/, false],
  ])("%s, %s: says so and what to do, and the quotes stand", async (state, cause, words, again) => {
    const answer = shown();
    await start(answer);
    await finish(answer, generatedOf([], { state, cause }));
    expect(await screen.findByRole("alert")).toHaveTextContent(words);
    expect(screen.getByText("Det er for lite tid.")).toBeVisible();
    expect(screen.queryAllByRole("button", { name: "Prøv igjen" })).toHaveLength(again ? 1 : 0);
  });

  test("is asked again, or left alone, as the reader likes", async () => {
    const answer = shown();
    const { user } = await start(answer);
    await finish(answer, generatedOf([], { state: "unavailable", cause: "busy" }));
    await user.click(await screen.findByRole("button", { name: "Prøv igjen" }));
    await waitFor(() => expect(server.sent).toHaveLength(2));
    server.say(eventsOf({ ...answer, generated: generatedOf([], { state: "unavailable", cause: "busy" }) }));
    await user.click(await screen.findByRole("button", { name: "Lukk" }));
    expect(screen.getByRole("button", { name: OFFER })).toBeVisible();
  });

  test("whose words rest on a corpus that has changed: the question is asked anew", async () => {
    const answer = shown();
    const askAgain = vi.fn<() => undefined>();
    const user = userEvent.setup();
    render(panel(answer, {}, askAgain));
    await user.click(await screen.findByRole("button", { name: OFFER }));
    await finish({ ...answer, quotes: [quoteOf("Nytt.")] }, generatedOf([sentenceOf("Nye ord.")]));
    await user.click(await screen.findByRole("button", { name: "Spør på nytt" }));
    expect(askAgain).toHaveBeenCalledOnce();
    expect(screen.queryByText("Nye ord.")).toBeNull();
  });
});
