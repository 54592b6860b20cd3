import { describe, expect, test } from "vitest";
import { isAtWork, type Job, type Jobs, shownJobs } from "./adding";

function job(facts: Partial<Job>): Job {
  return { number: 1, kind: "add", subject: "a.md", state: "done", attempts: 1, reason: "", ...facts };
}

function jobs(...all: Job[]): Jobs {
  const counts: Jobs["counts"] = {};
  for (const { state } of all) counts[state] = (counts[state] ?? 0) + 1;
  return { jobs: all, counts };
}

describe("Jobs of the library", () => {
  test("are at work while one waits or runs", () => {
    expect(isAtWork(jobs(job({}), job({ state: "failed" })))).toBe(false);
    expect(isAtWork(jobs(job({}), job({ state: "waiting" })))).toBe(true);
    expect(isAtWork(jobs(job({ state: "running" })))).toBe(true);
  });

  test("show a build only where it failed", () => {
    const built = job({ kind: "build", subject: "" });
    const shown = shownJobs(jobs(job({}), built, { ...built, state: "failed" }));
    expect(shown.map(({ kind, state }) => `${kind} ${state}`)).toEqual(["add done", "build failed"]);
  });
});
