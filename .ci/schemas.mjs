// Writes dist/schemas.json: a JSON Schema for every kind of document, made of the types in src/render/json/kinds.ts.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const target = join(root, "dist/schemas.json");

/** Everything that the kinds can be made of, and what makes the schemas. */
function sourcesOf() {
  const folders = ["src/render", "src/domain"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true }).map((name) => join(folder, name)),
  );
  const files = folders.filter((name) => name.endsWith(".ts")).sort();
  return [...files, "src/errors.ts", ".ci/schemas.mjs", ".ci/kind-schemas.mjs", "tsconfig.json", "package-lock.json"];
}

function hashOf(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(join(root, file))).update("\0");
  return hash.digest("hex");
}

/** Writes them anew where a source has changed since, which takes seconds: the compiler looks at every type. */
export async function writeSchemas() {
  const madeOf = hashOf(sourcesOf());
  if (existsSync(target) && JSON.parse(readFileSync(target, "utf8")).madeOf === madeOf) return;
  const { schemasOfKinds } = await import("./kind-schemas.mjs");
  const kinds = schemasOfKinds(root);
  mkdirSync(join(root, "dist"), { recursive: true });
  writeFileSync(target, `${JSON.stringify({ madeOf, kinds })}\n`);
}
