import base from "../playwright.config";

/** A measurement, not a test of every day: see followed-quotes.ts. */
export default { ...base, testDir: ".", testMatch: "followed-quotes.ts", fullyParallel: false, workers: 1 };
