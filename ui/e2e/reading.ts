/** Opening the reader on the handbook. */
import type { APIRequestContext } from "@playwright/test";
import { expect, type Page } from "./funn";

/** The handbook's one PDF. */
export const PDF = "handbok-drifte";

export async function textOf(request: APIRequestContext, id: string): Promise<string> {
  return (await request.get(`/api/documents/${id}/text`)).text();
}

/** A sentence in the middle of a document, as offsets. */
export function sentenceIn(text: string): { start: number; end: number } {
  const start = text.indexOf(". ", Math.floor(text.length / 2)) + 2;
  return { start, end: text.indexOf(".", start) + 1 };
}

export async function openReader(page: Page, query: string): Promise<void> {
  await page.goto(`/?${query}`);
  await expect(page.locator(".reader-pane")).toBeVisible();
}

export function pageField(page: Page) {
  return page.getByRole("textbox", { name: "Side" });
}
