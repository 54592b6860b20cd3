import { render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { LanguageProvider } from "../../i18n/LanguageProvider";
import { hitOf } from "../../testing/fakes";
import { HitCard } from "./HitCard";

test("A hit on a slide names the slide", () => {
  vi.stubGlobal("fetch", async () => Response.json({ documents: [], generates: null }));
  const hit = hitOf("Tiden strekker ikke til.");
  const pages = { ...hit.passage.pages, first: 7, last: 7, first_label: null, last_label: null, unit: "slide" as const };
  render(<HitCard hit={{ ...hit, passage: { ...hit.passage, pages } }} receipt={null} question={null} />, {
    wrapper: LanguageProvider,
  });
  expect(screen.getByText(/, lysbilde 7$/)).toBeInTheDocument();
});
