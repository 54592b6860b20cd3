import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Answer } from "../../api/client";
import { LanguageProvider } from "../../i18n/LanguageProvider";
import { PAGE_1, answerOf, eventsOf, quoteOf } from "../../testing/fakes";
import SearchView from "./SearchView";

type Reply = () => Response | Promise<Response>;

/** A server that answers each question as told. */
class FakeServer {
  readonly asked: string[] = [];
  private readonly replies = new Map<string, Reply>();

  constructor() {
    vi.stubGlobal("fetch", (path: string, init: RequestInit = {}) => this.reply(path, init));
  }

  answers(question: string, answer: Answer, delay: Promise<void> = Promise.resolve()): void {
    this.replies.set(question, async () => {
      await delay;
      return new Response(eventsOf(answer), { headers: { "Content-Type": "text/event-stream" } });
    });
  }

  fails(question: string, reply: Reply): void {
    this.replies.set(question, reply);
  }

  private async reply(path: string, init: RequestInit): Promise<Response> {
    if (path === "/api/documents") return Response.json({ documents: [] });
    if (path.startsWith("/api/suggest")) return Response.json({ suggestions: [] });
    const { question } = JSON.parse(String(init.body)) as { question: string };
    if (path === "/api/search") return Response.json({ hits: [], facets: {}, suggestions: {} });
    this.asked.push(question);
    const reply = this.replies.get(question);
    if (!reply) throw new TypeError("no network");
    const response = await reply();
    init.signal?.throwIfAborted();
    return response;
  }
}

/** Holds something back until it is opened. */
class Latch {
  open!: () => void;
  readonly opened = new Promise<void>((resolve) => {
    this.open = resolve;
  });
}

function show() {
  render(
    <LanguageProvider>
      <SearchView />
    </LanguageProvider>,
  );
  return userEvent.setup();
}

async function ask(user: ReturnType<typeof userEvent.setup>, question: string) {
  const field = screen.getByRole("combobox");
  await user.clear(field);
  await user.type(field, `${question}{Enter}`);
}

let server: FakeServer;
beforeEach(() => {
  server = new FakeServer();
});

describe("The search view", () => {
  test.each([
    ["a mouse", true],
    ["a finger", false],
  ])("an empty page used with %s has the cursor in its field: %s", (_, fine) => {
    vi.spyOn(window, "matchMedia").mockReturnValue({ matches: fine } as MediaQueryList);
    show();
    expect(document.activeElement === screen.getByRole("combobox")).toBe(fine);
  });

  test("an address with a question leaves the focus alone", () => {
    vi.spyOn(window, "matchMedia").mockReturnValue({ matches: true } as MediaQueryList);
    server.answers("tid", answerOf("tid", []));
    history.replaceState(null, "", "/?q=tid");
    show();
    expect(screen.getByRole("combobox")).not.toHaveFocus();
  });

  test("shows the quotes of an answer with page and status", async () => {
    server.answers("tid", answerOf("tid", [quoteOf("Det er for lite tid.")]));
    const user = show();
    await ask(user, "tid");
    expect(await screen.findByText("Det er for lite tid.")).toBeVisible();
    expect(screen.getByRole("heading", { name: "Dette sier korpuset" })).toBeVisible();
    expect(screen.getByText("s. 1")).toBeVisible();
  });

  test("names an informant, and says when only the page of the file is known", async () => {
    const quote = quoteOf("Vi rekker det ikke.", {
      voice: "informant",
      attribution: "veileder",
      pages: { ...PAGE_1, first_label: null, last_label: null, origin: "unknown" },
      label: null,
      origin: "unknown",
    });
    server.answers("tid", answerOf("tid", [quote]));
    const user = show();
    await ask(user, "tid");
    expect(await screen.findByText("Informant: veileder")).toBeVisible();
    expect(screen.getByText("side 3 i filen")).toBeVisible();
  });

  test("never shows a late answer to an older question", async () => {
    const late = new Latch();
    server.answers("gammelt", answerOf("gammelt", [quoteOf("Det gamle svaret.")]), late.opened);
    server.answers("nytt", answerOf("nytt", [quoteOf("Det nye svaret.")]));
    const user = show();
    await ask(user, "gammelt");
    await ask(user, "nytt");
    expect(await screen.findByText("Det nye svaret.")).toBeVisible();
    late.open();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(screen.queryByText("Det gamle svaret.")).toBeNull();
    expect(server.asked).toEqual(["gammelt", "nytt"]);
  });

  test("is honest when there is no answer", async () => {
    server.answers("elbil", answerOf("elbil", [], "no_evidence"));
    const user = show();
    await ask(user, "elbil");
    expect(await screen.findByText(/Korpuset har ikke noe godt svar/)).toBeVisible();
  });

  test("says what the server refused, and asks again when told to", async () => {
    server.fails("tid", () =>
      Response.json({ detail: "bygg indeksen først" }, { status: 503, headers: { "Content-Type": "application/problem+json" } }),
    );
    const user = show();
    await ask(user, "tid");
    expect(await screen.findByRole("alert")).toHaveTextContent("bygg indeksen først");
    server.answers("tid", answerOf("tid", [quoteOf("Nå virker det.")]));
    await user.click(screen.getByRole("button", { name: "Prøv igjen" }));
    expect(await screen.findByText("Nå virker det.")).toBeVisible();
  });

  test("says that no server answered", async () => {
    const user = show();
    await ask(user, "tid");
    expect(await screen.findByRole("alert")).toHaveTextContent("Får ikke kontakt med serveren");
  });

  test("says that an answer broke off", async () => {
    const events = eventsOf(answerOf("tid", [quoteOf("Halvt.")]));
    server.fails("tid", () => new Response(events.slice(0, events.indexOf("event: final"))));
    const user = show();
    await ask(user, "tid");
    expect(await screen.findByRole("alert")).toHaveTextContent("Svaret ble brutt av");
  });

  test("asks before it sends personal data, and keeps them out of the address", async () => {
    const question = "hva med ola@example.com?";
    server.answers(question, answerOf(question, [quoteOf("Svaret.")]));
    const user = show();
    await ask(user, question);
    expect(await screen.findByRole("alert")).toHaveTextContent("e-postadresse");
    expect(server.asked).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Søk likevel" }));
    expect(await screen.findByText("Svaret.")).toBeVisible();
    await waitFor(() => expect(location.href).not.toContain("example"));
  });
});
