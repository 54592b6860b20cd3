import { render, screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { LanguageProvider } from "../../i18n/LanguageProvider";
import { Difference, tidy } from "./Difference";

const marked = (tag: string) =>
  [...document.querySelectorAll(`.checked-words ${tag}`)].map((one) => one.textContent);

describe("A difference", () => {
  test("is told by marks and by words, not by colour alone", () => {
    render(
      <LanguageProvider>
        <Difference
          diff={[
            { op: "equal", quoted: "Kontoret har", source: "Kontoret har" },
            { op: "replace", quoted: "ti", source: "tolv" },
            { op: "delete", quoted: "", source: "faste" },
            { op: "insert", quoted: "nye", source: "" },
          ]}
        />
      </LanguageProvider>,
    );
    expect(marked("del")).toEqual(["i utkastet: ti", "i utkastet: nye"]);
    expect(marked("ins")).toEqual(["i kilden: tolv", "i kilden: faste"]);
    expect(screen.getByText(/Kontoret har/)).toBeInTheDocument();
  });

  test("puts brackets and marks back beside their words", () => {
    expect(tidy("lederen ( og gruppen ) sa « ja »")).toBe("lederen (og gruppen) sa «ja»");
  });
});
