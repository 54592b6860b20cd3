import { describe, expect, test } from "vitest";
import { readEvents } from "./answerStream";

function streamOf(...pieces: string[]): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(encoder.encode(piece));
      controller.close();
    },
  });
}

async function eventsIn(...pieces: string[]) {
  const found = [];
  for await (const event of readEvents(streamOf(...pieces))) found.push(event);
  return found;
}

describe("Reading events", () => {
  test("gives each its name and body", async () => {
    expect(await eventsIn('event: status\ndata: {"a":1}\n\nevent: final\ndata: {}\n\n')).toEqual([
      { name: "status", body: '{"a":1}' },
      { name: "final", body: "{}" },
    ]);
  });

  test("does not mind where the network cuts, nor carriage returns", async () => {
    const whole = "event: quote\r\ndata: «på»\r\n\r\nevent: final\r\ndata: 1\r\n\r\n";
    expect(await eventsIn(...whole)).toEqual([
      { name: "quote", body: "«på»" },
      { name: "final", body: "1" },
    ]);
  });

  test("passes comments over and joins lines of one body", async () => {
    expect(await eventsIn(": still here\n\ndata: a\ndata: b\n\n")).toEqual([
      { name: "message", body: "a\nb" },
    ]);
  });

  test("leaves out an event that was cut off", async () => {
    expect(await eventsIn("data: a\n\nevent: final\ndata: {")).toEqual([{ name: "message", body: "a" }]);
  });
});
