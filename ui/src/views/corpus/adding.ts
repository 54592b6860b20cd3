/** Files sent to the library, and the jobs that read them in. */
import { useCallback, useEffect, useRef, useState } from "react";
import { apiPath, getJson, Problem, postJson, request, type Schemas } from "../../api/client";

export type Job = Schemas["JobOut"];
export type Jobs = Schemas["JobsOut"];

/** A file that the server did not take, with its words for why. */
export interface Refused {
  name: string;
  problem: Problem;
}

/** Time between two looks at jobs that are not ended, in milliseconds. */
const POLL_MS = 1500;
/** When the corpus is asked for anew after the jobs: the server makes a new index ready meanwhile. */
const LOOK_AGAIN_MS = [0, 3000, 10_000, 20_000, 40_000];

export function isAtWork({ counts }: Jobs): boolean {
  return (counts.waiting ?? 0) + (counts.running ?? 0) > 0;
}

/** Jobs worth a person's look: those of files, and a build only where it failed. */
export function shownJobs({ jobs }: Jobs): Job[] {
  return jobs.filter(({ kind, state }) => kind === "add" || state === "failed");
}

/** Send files one after the other; return those that were refused. */
export async function sendFiles(files: readonly File[], onSent: () => void): Promise<Refused[]> {
  const refused: Refused[] = [];
  for (const file of files) {
    try {
      const path = apiPath(["library", "files"], { name: file.name });
      await request(path, { method: "POST", body: file });
    } catch (error) {
      const problem = error instanceof Problem ? error : new Problem("cut", String(error));
      refused.push({ name: file.name, problem });
    }
    onSent();
  }
  return refused;
}

export async function moveJob(job: Job, way: "cancel" | "retry"): Promise<void> {
  await postJson<Job>(apiPath(["library", "jobs", job.number, way]), {});
}

/** The jobs as they are, looked at again while any is at work; `null` where none may be seen. */
export function useJobs(onEnded: () => void): [Jobs | null, () => void] {
  const [jobs, setJobs] = useState<Jobs | null>(null);
  const ended = useRef(onEnded);
  const look = useRef<() => void>(() => undefined);
  useEffect(() => {
    ended.current = onEnded;
  });
  useEffect(() => {
    const leaving = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let later: ReturnType<typeof setTimeout>[] = [];
    let worked = false;
    async function poll() {
      clearTimeout(timer);
      const now = await getJson<Jobs>(apiPath(["library", "jobs"]), leaving.signal).catch(() => null);
      if (!now || leaving.signal.aborted) return;
      setJobs(now);
      clearTimeout(timer);
      if (isAtWork(now)) timer = setTimeout(() => void poll(), POLL_MS);
      else if (worked) later = LOOK_AGAIN_MS.map((wait) => setTimeout(() => ended.current(), wait));
      worked = isAtWork(now);
    }
    look.current = () => {
      worked = true; // what was sent may have been read before it is looked at
      void poll();
    };
    void poll();
    return () => {
      leaving.abort();
      for (const waiting of [timer, ...later]) clearTimeout(waiting);
    };
  }, []);
  const again = useCallback(() => look.current(), []);
  return [jobs, again];
}
