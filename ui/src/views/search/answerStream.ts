/** The answer as it comes about: server-sent events over one POST. */
import {
  type Answer,
  apiPath,
  type Filters,
  type GeneratedSentence,
  type Hit,
  post,
  Problem,
  type Quote,
} from "../../api/client";

export interface AnswerRequest {
  question: string;
  filters: Filters;
  /** The reader has said that a question with personal data may be sent. */
  confirm: boolean;
  /** Have a language model word the quotes as well. */
  generate?: boolean;
}

/** Event `status`: what is being done, and, once it is known, what was found. */
export interface Progress {
  stage: "searching" | "found";
  status: Answer["status"] | null;
  hits: number | null;
}

export interface StreamListeners {
  onProgress: (progress: Progress) => void;
  onHit: (hit: Hit) => void;
  onQuote: (quote: Quote) => void;
  /** Provisional: the whole answer repeats the sentences that hold. */
  onGenerated: (sentence: GeneratedSentence) => void;
}

interface ServerEvent {
  name: string;
  body: string;
}

/** Number of passages from which the answer is chosen. */
const PASSAGES = 10;

/** Ask; tells the listeners what comes, and gives the whole answer at the end. */
export async function askInStream(
  asked: AnswerRequest,
  listeners: Partial<StreamListeners>,
  signal: AbortSignal,
): Promise<Answer> {
  const body = { ...asked, k: PASSAGES };
  const response = await post(apiPath(["answers"]), body, "text/event-stream", signal);
  if (!response.body) throw new Problem("broken", "no body");
  for await (const event of readEvents(response.body)) {
    if (event.name === "final") return JSON.parse(event.body) as Answer;
    if (event.name === "error") throw brokenOff(event.body);
    tell(event, listeners);
  }
  throw new Problem("cut", "the stream ended before the answer");
}

function tell(event: ServerEvent, listeners: Partial<StreamListeners>): void {
  if (event.name === "status") listeners.onProgress?.(JSON.parse(event.body) as Progress);
  if (event.name === "hit") listeners.onHit?.(JSON.parse(event.body) as Hit);
  if (event.name === "quote") listeners.onQuote?.(JSON.parse(event.body) as Quote);
  if (event.name === "generated") listeners.onGenerated?.(JSON.parse(event.body) as GeneratedSentence);
}

function brokenOff(body: string): Problem {
  const { detail, status } = JSON.parse(body) as { detail: string; status: number };
  return new Problem("refused", detail, status);
}

/** Cut a stream of bytes into events, however the network has cut it. */
export async function* readEvents(stream: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let waiting = "";
  try {
    while (true) {
      const { done, value } = await reader.read();
      waiting += done ? decoder.decode() : decoder.decode(value, { stream: true });
      const blocks = waiting.split(/\r?\n\r?\n/);
      waiting = blocks.pop() ?? "";
      for (const block of blocks) {
        const event = parseEvent(block);
        if (event) yield event;
      }
      if (done) return;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function parseEvent(block: string): ServerEvent | null {
  let name = "message";
  const body: string[] = [];
  for (const line of block.split(/\r?\n/)) {
    if (line.startsWith("event:")) name = line.slice(6).trim();
    if (line.startsWith("data:")) body.push(line.slice(5).replace(/^ /, ""));
  }
  return body.length > 0 ? { name, body: body.join("\n") } : null;
}
