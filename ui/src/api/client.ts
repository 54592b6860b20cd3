/** Calls to the server. What goes wrong is a `Problem` with words for the reader. */
import { chosenLanguage } from "../i18n/chosen";
import type { components } from "./schema";

export type Schemas = components["schemas"];
export type Answer = Schemas["AnswerOut"];
export type Quote = Schemas["QuoteOut"];
export type Hit = Schemas["HitOut"];
export type Passage = Schemas["PassageOut"];
export type DocumentSummary = Schemas["DocumentSummary"];
/** A document in the list of all: its summary, further facts, how much it holds. */
export type DocumentCard = Schemas["DocumentCard"];
export type DocumentFacts = Schemas["DocumentOut"];
export type SearchOutcome = Schemas["SearchOut"];
export type Facet = Schemas["FacetOut"];
export type Filters = Schemas["FiltersIn"];
/** A language model's sentences on an answer's quotes. */
export type Generated = Required<Schemas["GeneratedOut"]>;
export type GeneratedSentence = Schemas["GeneratedSentenceOut"];
export type Receipt = Schemas["ReceiptOut"];
export type Voice = Passage["voice"];
export type Statement = NonNullable<Quote["statement"]>;
export type LabelOrigin = Schemas["PagesOut"]["origin"];

/** Fields with a default may be left out when sending. */
export type Sent<T, Required extends keyof T> = Partial<T> & Pick<T, Required>;

/**
 * Why a call failed.
 * offline: no server answered. refused: the server said why (RFC 9457). broken: it answered
 * something that we cannot read. cut: it began to answer and stopped before the end.
 */
export type ProblemKind = "offline" | "refused" | "broken" | "cut";

export class Problem extends Error {
  readonly kind: ProblemKind;
  readonly status: number | null;

  constructor(kind: ProblemKind, detail: string, status: number | null = null) {
    super(detail);
    this.name = "Problem";
    this.kind = kind;
    this.status = status;
  }
}

export function isAborted(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}

/**
 * Fetch, and turn every failure except an abort into a `Problem`. Asks for the page's language:
 * notes, warnings and problems come in it.
 */
export async function request(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set("Accept-Language", chosenLanguage());
  let response: Response;
  try {
    response = await fetch(path, { ...init, headers });
  } catch (error) {
    if (isAborted(error)) throw error;
    throw new Problem("offline", String(error));
  }
  if (response.ok) return response;
  throw await problemOf(response);
}

async function problemOf(response: Response): Promise<Problem> {
  // A proxy before a server that is down answers 502 to 504 in words of its own.
  const isJson = (response.headers.get("content-type") ?? "").includes("json");
  if (!isJson) {
    const kind = response.status >= 502 ? "offline" : "broken";
    return new Problem(kind, `${response.status} ${response.statusText}`, response.status);
  }
  const told = (await response.json().catch(() => null)) as { detail?: unknown } | null;
  const detail = typeof told?.detail === "string" ? told.detail : response.statusText;
  return new Problem("refused", detail, response.status);
}

export async function getJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await request(path, { headers: { Accept: "application/json" }, signal });
  return (await response.json()) as T;
}

export async function postJson<T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> {
  const response = await post(path, body, "application/json", signal);
  return (await response.json()) as T;
}

export function post(
  path: string,
  body: unknown,
  accept: string,
  signal?: AbortSignal,
): Promise<Response> {
  return request(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: accept },
    body: JSON.stringify(body),
    signal,
  });
}

/** `/api/…` with ids and names made safe for an address. */
export function apiPath(
  parts: readonly (string | number)[],
  query: Record<string, string | number | undefined> = {},
): string {
  const path = ["/api", ...parts.map((part) => encodeURIComponent(part))].join("/");
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) asked.set(name, String(value));
  }
  const text = asked.toString();
  return text ? `${path}?${text}` : path;
}
