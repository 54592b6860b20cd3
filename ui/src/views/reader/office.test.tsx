import { render, screen, waitFor } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import { App } from "../../App";
import { LanguageProvider } from "../../i18n/LanguageProvider";
import { stubCyrillicServer } from "../../testing/cyrillicServer";

const OPEN_XML = "application/vnd.openxmlformats-officedocument";
const SLIDE = { height: 9, width: 9, label: null, label_origin: "unknown", number: 1, ocr: false, ocr_confidence: null };
const TEXT_ON_SLIDE = { start: 0, end: 38, page: 1, first_label: null, last_label: null, origin: "unknown" };

/** The server with its one document in another format, on these slides. */
function serve(file: string, mediaType: string, pages: unknown[], spans: unknown[]): void {
  stubCyrillicServer();
  const server = globalThis.fetch;
  vi.stubGlobal("fetch", async (path: string, init?: RequestInit) => {
    if (path.endsWith("/pages")) return Response.json({ document_id: "документ", pages, spans });
    const response = await server(path, init);
    const isFacts = /\/documents\/[^/?]+$/.test(path);
    return isFacts ? Response.json({ ...(await response.json()), file, media_type: mediaType }) : response;
  });
}

async function openReader(): Promise<Element> {
  history.replaceState(null, "", "/?dok=документ&start=0&slutt=9");
  const { container } = render(<App />, { wrapper: LanguageProvider });
  await waitFor(() => expect(container.querySelector("mark[data-at='0']")).not.toBeNull());
  expect(screen.queryByRole("radiogroup", { name: "Visning" })).toBeNull();
  const original = screen.getByRole("link", { name: "Åpne originalfilen" });
  expect(original.getAttribute("href")).toBe(`/api/documents/${encodeURIComponent("документ")}/file`);
  return container;
}

describe("An Office file is shown as text, with the original to fetch", () => {
  test("slides by their numbers", async () => {
    serve("foredrag.pptx", `${OPEN_XML}.presentationml.presentation`, [SLIDE, { ...SLIDE, number: 2 }], [TEXT_ON_SLIDE]);
    const page = await openReader();
    expect(screen.getByRole<HTMLInputElement>("textbox", { name: "Lysbilde" }).value).toBe("1");
    expect(page.querySelector(".page-turn")?.textContent).toBe("lysbilde 1");
    expect(screen.getByRole("button", { name: "Neste lysbilde" })).toBeInTheDocument();
    await waitFor(() => expect(screen.getByText("Sitatet er merket på lysbilde 1 av 2.")).toBeInTheDocument());
  });

  test("an OpenDocument text without pages", async () => {
    serve("notat.odt", "application/vnd.oasis.opendocument.text", [], []);
    const page = await openReader();
    expect(page.querySelector(".page-field")).toBeNull();
    await waitFor(() => expect(screen.getByText("Sitatet er merket i teksten.")).toBeInTheDocument());
  });
});
