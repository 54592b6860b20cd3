/** The list of documents, and who may word their quotes: fetched once, shared by every view. */
import { useSyncExternalStore } from "react";
import { apiPath, type DocumentCard, getJson, Problem, type Schemas } from "./client";

/** Every document by its id. */
export type DocumentList = ReadonlyMap<string, DocumentCard>;

export type DocumentsState =
  | { status: "loading" }
  | { status: "failed"; problem: Problem }
  | {
      status: "done";
      documents: DocumentCard[];
      byId: DocumentList;
      generates: Schemas["GeneratorOut"] | null;
    };

let state: DocumentsState = { status: "loading" };
let asked = false;
const listeners = new Set<() => void>();

function set(next: DocumentsState): void {
  state = next;
  for (const listener of listeners) listener();
}

/** Fetch the list anew: after a failure, or when the corpus was rebuilt. */
export async function loadDocuments(): Promise<void> {
  asked = true;
  try {
    const { documents, generates } = await getJson<Schemas["DocumentsOut"]>(apiPath(["documents"]));
    const byId = new Map(documents.map((document) => [document.id, document]));
    set({ status: "done", documents, byId, generates });
  } catch (error) {
    const problem = error instanceof Problem ? error : new Problem("broken", String(error));
    set({ status: "failed", problem });
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (!asked) void loadDocuments();
  return () => listeners.delete(listener);
}

export function useDocuments(): DocumentsState {
  return useSyncExternalStore(subscribe, () => state);
}

/** One document's facts, `undefined` until they are known. */
export function useDocument(id: string): DocumentCard | undefined {
  const documents = useDocuments();
  return documents.status === "done" ? documents.byId.get(id) : undefined;
}

/** The language model that words quotes where one is set up; `null` where none is, or none is known. */
export function useModel(): string | null {
  const documents = useDocuments();
  return documents.status === "done" ? (documents.generates?.model ?? null) : null;
}
