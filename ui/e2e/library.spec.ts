import { expect, expectNoSidewaysScroll, expectNoViolations, shoot, test, WIDTHS } from "./funn";

// It adds to the library, so it runs over one of its own alone: tests/ui/test_page_over_own_library.py.
test.skip(process.env.FUNN_LIBRARY !== "1", "changes the library");

const REPORT = "# Skolefrokost i Nordbygda\n\nElevene fikk frokost hver dag. Fraværet gikk ned.\n";

function file(name: string, text: string) {
  return { name, mimeType: "text/plain", buffer: Buffer.from(text) };
}

test("Reports chosen in the page are read, found, and those that fail say why", async ({ page }) => {
  await page.setViewportSize({ width: WIDTHS.desk, height: 900 });
  await page.goto("/korpus");
  const panel = page.getByRole("region", { name: "Legg til rapporter" });
  await panel
    .locator("input[type=file]")
    .setInputFiles([
      file("skolefrokost.md", REPORT),
      file("odelagt.pdf", "ingen PDF"),
      file("program.exe", "MZ"),
    ]);
  await expect(panel.getByRole("alert")).toContainText("program.exe: Funn leser ikke filer av dette slaget.");
  await expect(panel.getByRole("alert")).not.toContainText("program.exe: program.exe");
  const lines = panel.locator(".add-job");
  await expect(lines.filter({ hasText: "skolefrokost.md" }).first()).toContainText("lagt til");
  await expect(lines.filter({ hasText: "odelagt.pdf" }).first()).toContainText("ikke lagt til");
  await expect(panel.getByRole("status")).toBeEmpty({ timeout: 60_000 });
  await expect(page.locator(".corpus-document").filter({ hasText: "Skolefrokost" }).first()).toBeVisible({
    timeout: 60_000,
  });
  await expectNoViolations(page);
  await shoot(page, "library-desk");

  await page.setViewportSize({ width: WIDTHS.phone, height: 800 });
  await expectNoSidewaysScroll(page);
  await shoot(page, "library-phone");

  await panel.getByRole("button", { name: "Prøv odelagt.pdf igjen" }).first().press("Enter");
  await expect(lines.filter({ hasText: "odelagt.pdf" }).first()).toContainText("ikke lagt til");
});

test("A report dropped on the page is found by a search", async ({ page }) => {
  await page.goto("/korpus");
  const panel = page.getByRole("region", { name: "Legg til rapporter" });
  const dropped = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    const text = "# Sykkelveier\n\nKommunen bygde elleve sykkelveier langs fjorden.\n";
    data.items.add(new File([text], "sykkelveier.md"));
    return data;
  });
  await panel.dispatchEvent("drop", { dataTransfer: dropped });
  await expect(panel.locator(".add-job").filter({ hasText: "sykkelveier.md" }).first()).toContainText("lagt til");
  await expect(panel.getByRole("status")).toBeEmpty({ timeout: 60_000 });
  await expect(page.locator(".corpus-document").filter({ hasText: "Sykkelveier" }).first()).toBeVisible({
    timeout: 60_000,
  });
  await page.goto("/?q=elleve+sykkelveier");
  await expect(page.getByText("Kommunen bygde elleve sykkelveier").first()).toBeVisible();
});
