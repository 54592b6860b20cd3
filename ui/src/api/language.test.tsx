import { act, render, screen } from "@testing-library/react";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { LanguageProvider, useLanguage } from "../i18n/LanguageProvider";
import { LANGUAGES } from "../i18n/languages";
import { noFilters } from "../routing/address";
import { answerOf, eventsOf, quoteOf } from "../testing/fakes";
import { type Asked, useAnswer } from "../views/search/asking";
import { check } from "../views/check/checking";
import { useFetched } from "./fetching";

/** Answers in the language that it is asked in. */
class FakeServer {
  readonly asked: [path: string, language: string | null][] = [];

  constructor() {
    vi.stubGlobal("fetch", async (path: string, init: RequestInit = {}) => {
      const language = new Headers(init.headers).get("Accept-Language");
      this.asked.push([path, language]);
      if (path !== "/api/answers") return Response.json(`note in ${language}`);
      const answer = { ...answerOf("tid", [quoteOf("Ord.")]), notes: [`note in ${language}`] };
      return new Response(eventsOf(answer));
    });
  }
}

function Note({ path }: { path: string }) {
  const { setLanguage } = useLanguage();
  const [state] = useFetched<string>(path);
  return (
    <>
      <p>{state.status === "done" ? state.value : state.status}</p>
      <button type="button" onClick={() => setLanguage("en")}>
        English
      </button>
    </>
  );
}

const ASKED: Asked = { question: "tid", filters: noFilters(), needsConfirmation: false, confirmed: false, attempt: 0 };
const seen: string[] = [];

function AnswerNotes() {
  const { setLanguage } = useLanguage();
  const state = useAnswer(ASKED);
  const words = state.status === "done" ? state.answer.notes.join() : state.status;
  if (seen.at(-1) !== words) seen.push(words);
  return (
    <>
      <p>{words}</p>
      <button type="button" onClick={() => setLanguage("nn")}>
        Nynorsk
      </button>
    </>
  );
}

let server: FakeServer;
beforeEach(() => {
  server = new FakeServer();
  seen.length = 0;
});

describe("A call to the server", () => {
  test.each(LANGUAGES)("asks for the language chosen before: %s", async (language) => {
    localStorage.setItem("funn.language", language);
    render(<Note path="/api/corpus" />, { wrapper: LanguageProvider });
    expect(await screen.findByText(`note in ${language}`)).toBeVisible();
  });

  test("is made anew when another language is chosen", async () => {
    render(<Note path="/api/corpus" />, { wrapper: LanguageProvider });
    await screen.findByText("note in nb");
    act(() => screen.getByText("English").click());
    expect(await screen.findByText("note in en")).toBeVisible();
  });

  test("asks so in a stream and with a file", async () => {
    localStorage.setItem("funn.language", "nn");
    render(<AnswerNotes />, { wrapper: LanguageProvider });
    await screen.findByText("note in nn");
    const file = new File(["x"], "utkast.md");
    await check({ kind: "file", file }, "apa", "nn", new AbortController().signal);
    expect(server.asked.map(([, language]) => language)).toEqual(["nn", "nn"]);
  });

  test("leaves the old answer until there is one in the new language", async () => {
    render(<AnswerNotes />, { wrapper: LanguageProvider });
    await screen.findByText("note in nb");
    act(() => screen.getByText("Nynorsk").click());
    await screen.findByText("note in nn");
    expect(seen).toEqual(["loading", "note in nb", "note in nn"]);
  });
});
