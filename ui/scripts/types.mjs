// Writes src/api/schema.d.ts from our OpenAPI schema; with --check it only compares.
// The schema comes from Python (`python -m api.openapi`), no server is needed. Which Python:
// $PYTHON, else the checkout's .venv, else python3.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";

const ui = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const root = resolve(ui, "..");
const target = join(ui, "src", "api", "schema.d.ts");
const ownPython = join(root, ".venv", "bin", "python");
const python = process.env.PYTHON ?? (existsSync(ownPython) ? ownPython : "python3");

const schema = execFileSync(python, ["-m", "api.openapi"], { cwd: root, maxBuffer: 2 ** 26 });
// A field with a default is always sent by the server and may be left out by a caller: the
// types say "always there", and `Sent<…>` in client.ts makes them optional again.
const ast = await openapiTS(JSON.parse(schema.toString("utf8")), {
  defaultNonNullable: true,
  alphabetize: true,
});
const types =
  "// Generated from the API's OpenAPI schema by `npm run types`. Not edited by hand.\n\n" +
  astToString(ast);

if (process.argv.includes("--check")) {
  const current = existsSync(target) ? readFileSync(target, "utf8") : "";
  if (current !== types) {
    console.error("ui/src/api/schema.d.ts is not current: run `npm run types` in ui/.");
    process.exit(1);
  }
} else {
  writeFileSync(target, types);
}
