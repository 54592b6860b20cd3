import { render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { LanguageProvider } from "../i18n/LanguageProvider";
import { QuotedTable } from "./QuotedTable";

const TABLE = {
  id: "t",
  number: "Tabell 1",
  caption: "Tabell 1",
  page: 1,
  label: null,
  header: ["År", "Andel"],
  rows: Array.from({ length: 11 }, (_, row) => [`rad ${row}`, "1"]),
  highlighted_rows: [10],
};

function rowsAt(narrow: boolean): number {
  const real = window.matchMedia;
  vi.spyOn(window, "matchMedia").mockImplementation((query) => ({ ...real(query), matches: narrow }));
  const { container } = render(
    <LanguageProvider>
      <QuotedTable table={TABLE} />
    </LanguageProvider>,
  );
  return container.querySelectorAll("tbody tr").length;
}

test("A table of eleven rows is whole where there is room", () => {
  expect(rowsAt(false)).toBe(11);
});

test("On a phone it shows the quoted row and its neighbour, and says so", () => {
  expect(rowsAt(true)).toBe(2);
  expect(screen.getByText("rad 10")).toBeInTheDocument();
  expect(screen.getByText("Viser 2 av 11 rader")).toBeInTheDocument();
});
