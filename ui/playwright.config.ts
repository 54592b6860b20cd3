import { defineConfig } from "@playwright/test";

/** The server under test, started by tests/ui/ or by hand. */
const url = process.env.FUNN_URL ?? "http://127.0.0.1:8000";

export default defineConfig({
  testDir: "e2e",
  outputDir: process.env.FUNN_E2E_OUTPUT ?? "node_modules/.cache/e2e",
  workers: Number(process.env.FUNN_E2E_WORKERS ?? 2),
  fullyParallel: true,
  // A browser may stumble on a busy machine; what is really wrong fails each time.
  retries: 2,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [["list"]],
  use: {
    baseURL: url,
    locale: "nb-NO",
    viewport: { width: 1280, height: 900 },
    permissions: ["clipboard-read", "clipboard-write"],
    launchOptions: {
      executablePath: process.env.FUNN_CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
