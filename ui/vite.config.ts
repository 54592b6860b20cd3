/// <reference types="vitest/config" />
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { pdfjsAssets } from "./scripts/pdfjs-assets.mjs";

const server = process.env.FUNN_SERVER ?? "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [react(), pdfjsAssets()],
  build: {
    outDir: "dist",
    // The content-security policy allows nothing inline: no data: fonts, no data: pictures.
    assetsInlineLimit: 0,
    manifest: true,
    chunkSizeWarningLimit: 1500,
  },
  server: {
    host: "127.0.0.1",
    proxy: { "/api": server, "/docs": server },
  },
  test: {
    css: false,
    restoreMocks: true,
    testTimeout: 30_000,
    // A window takes longer to make than most tests to run: only `.test.tsx` has one.
    projects: [
      { extends: true, test: { name: "values", environment: "node", include: ["src/**/*.test.ts"] } },
      {
        extends: true,
        test: {
          name: "window",
          environment: "jsdom",
          include: ["src/**/*.test.tsx"],
          setupFiles: ["src/testing/setup.ts"],
        },
      },
    ],
  },
});
