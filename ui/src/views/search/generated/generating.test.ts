import { describe, expect, test, vi } from "vitest";
import type { Answer, Generated } from "../../../api/client";
import { noFilters } from "../../../routing/address";
import { answerOf, eventsOf, generatedOf, quoteOf, sentenceOf } from "../../../testing/fakes";
import { endOf, follow, type GeneratedState } from "./generating";

const SHOWN = answerOf("tid", [quoteOf("Det er for lite tid."), quoteOf("Vi rekker det ikke.", { start: 900 })]);
const REQUEST = { question: "tid", filters: noFilters(), confirm: false };

function worded(generated: Generated | null, quotes = SHOWN.quotes): Answer {
  return { ...SHOWN, quotes, generated };
}

/** The states that come of what the server sends. */
async function statesOf(reply: () => Response | Promise<Response>, signal = new AbortController().signal) {
  const sent: unknown[] = [];
  vi.stubGlobal("fetch", async (_: string, init: RequestInit) => {
    sent.push(JSON.parse(String(init.body)));
    const response = await reply();
    init.signal?.throwIfAborted();
    return response;
  });
  const states: GeneratedState[] = [];
  await follow(REQUEST, SHOWN, (state) => states.push(state), signal);
  return { states, sent };
}

const statuses = (states: GeneratedState[]) => states.map(({ status }) => status);

describe("A model's words", () => {
  test("are asked for with the same question, and nothing is confirmed by the way", async () => {
    const { sent } = await statesOf(() => new Response(eventsOf(worded(generatedOf([])))));
    expect(sent).toEqual([expect.objectContaining({ ...REQUEST, generate: true })]);
  });

  test("come sentence by sentence and end with what stands", async () => {
    const generated = generatedOf([sentenceOf("Tiden er knapp."), sentenceOf("De rekker det ikke.", { cites: [1] })]);
    const { states } = await statesOf(() => new Response(eventsOf(worded(generated))));
    expect(statuses(states)).toEqual(["working", "working", "working", "ended"]);
    expect(states.map((state) => (state.status === "working" ? state.sentences.length : null))).toEqual([0, 1, 2, null]);
    expect(states.at(-1)).toEqual({ status: "ended", generated });
  });

  test("that were shown on the way are gone when the model broke off", async () => {
    const whole = eventsOf(worded(generatedOf([sentenceOf("Tiden er knapp.")])));
    const broken = generatedOf([], { state: "unavailable", cause: "broke_off" });
    const begun = whole.slice(0, whole.indexOf("event: final"));
    const { states } = await statesOf(
      () => new Response(`${begun}event: final\ndata: ${JSON.stringify(worded(broken))}\n\n`),
    );
    expect(statuses(states)).toEqual(["working", "working", "ended"]);
    expect(states.at(-1)).toMatchObject({ generated: { sentences: [], cause: "broke_off" } });
  });

  test("are never put beside quotes that they do not rest on", async () => {
    const others = [quoteOf("Noe helt annet.")];
    const changed = worded(generatedOf([sentenceOf("Noe annet.")]), others);
    const { states } = await statesOf(() => new Response(eventsOf(changed)));
    expect(statuses(states)).toEqual(["working", "outdated"]);
  });

  test("that the reader no longer waits for are not told of", async () => {
    const leaving = new AbortController();
    const { states } = await statesOf(() => {
      leaving.abort();
      return new Response(eventsOf(worded(generatedOf([sentenceOf("For sent.")]))));
    }, leaving.signal);
    expect(statuses(states)).toEqual(["working"]);
  });

  test.each<[string, () => Response, string]>([
    ["no network", () => { throw new TypeError("no network"); }, "offline"],
    ["too many questions", () => Response.json({ detail: "Wait 9 s" }, { status: 429 }), "refused"],
    ["a stream that is cut", () => new Response("event: status\ndata: {}\n\n"), "cut"],
    ["a server that knows no models", () => new Response(eventsOf(worded(null))), "broken"],
  ])("fail with %s, and the problem is named", async (_, reply, kind) => {
    const { states } = await statesOf(reply);
    expect(statuses(states)).toEqual(["working", "failed"]);
    expect(states.at(-1)).toMatchObject({ problem: { kind } });
  });
});

describe("The end", () => {
  test("is a question to the reader when the server found personal data that the page did not", () => {
    const withheld = generatedOf([], { state: "withheld", cause: "personal_data" });
    expect(endOf(worded(withheld), SHOWN)).toEqual({ status: "unconfirmed" });
  });

  test("without sentences stands by other quotes too: it refers to none", () => {
    const busy = generatedOf([], { state: "unavailable", cause: "busy" });
    expect(endOf(worded(busy, []), SHOWN).status).toBe("ended");
  });
});
