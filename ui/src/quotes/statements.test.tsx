import { render, screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import type { Quote } from "../api/client";
import { LanguageProvider } from "../i18n/LanguageProvider";
import { quoteOf } from "../testing/fakes";
import { QuoteCard } from "./QuoteGroup";

const TEXT = "Vi spurte. Ventetiden gikk ned. Vi antar mer.";

function show(more: Partial<Quote>) {
  const { container } = render(
    <LanguageProvider>
      <QuoteCard quote={quoteOf(TEXT, more)} lang="nb" receipt={null} question={null} />
    </LanguageProvider>,
  );
  return container;
}

describe("A quote", () => {
  test("says what kind of statement it is, and what parts of it are", () => {
    show({ statement: "finding", statements: [{ start: 131, end: 145, kind: "hypothesis" }] });
    expect(screen.getByText("Funn")).toBeInTheDocument();
    expect(screen.getByText("Delvis: hypotese")).toBeInTheDocument();
  });

  test("gets no label for a plain description", () => {
    const card = show({ statement: "description" });
    expect(card.querySelector(".aksel-tag")).toBeNull();
  });

  test("marks the sentence that answers and changes no letter", () => {
    const card = show({ answering: { start: 111, end: 131 } });
    expect(card.querySelector("mark")).toHaveTextContent("Ventetiden gikk ned.");
    expect(card.querySelector(".quote-words")).toHaveTextContent(TEXT, { normalizeWhitespace: false });
  });

  test("marks no sentence that is all of it", () => {
    expect(show({ answering: { start: 100, end: 145 } }).querySelector("mark")).toBeNull();
  });

  test("has marks of omission outside its words", () => {
    const card = show({ cut_before: true, cut_after: true });
    expect(card.querySelectorAll(".cut-mark")).toHaveLength(2);
    expect(card.querySelector(".quote-words")).toHaveTextContent(TEXT, { normalizeWhitespace: false });
  });
});
