// Makes dist/psvc.cjs of src/main.ts: one file, from which nothing is loaded that the start does not use. That then prints its own
// manual page, dist/psvc.1. Beside it stands dist/protocol.cjs, which `psvc mcp` alone loads.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { build } from "esbuild";
import { writeSchemas } from "./schemas.mjs";

const require = createRequire(import.meta.url);
const root = join(import.meta.dirname, "..");

const OUTSIDE = [
  "@kenjiuno/msgreader",
  "date-holidays",
  "inquirer",
  "parse5",
  "postal-mime",
  "unpdf",
  "write-excel-file",
  "yaml",
  "yauzl",
];
const BUILD_MARK = "@build-of-psvc@";

/** Parts of Node, and a package, that most commands never call: each is loaded by its first call. */
const CALLED_LATE = ["node:child_process", "node:crypto", "node:fs/promises", "node:tty", "node:zlib", "jsonc-parser"];

/** In place of such a part: functions of the same names, of which the bundler keeps those that are used. */
const lateParts = {
  name: "late parts",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: new RegExp(`^(${CALLED_LATE.join("|")})$`) }, ({ path, namespace }) =>
      namespace === "late" ? { path, external: true } : { path, namespace: "late", sideEffects: false },
    );
    onLoad({ filter: /.*/, namespace: "late" }, ({ path }) => {
      const names = Object.entries(require(path)).flatMap(([name, part]) => (typeof part === "function" ? [name] : []));
      const functions = names.map(
        (name) => `export function ${name}(...given) { return require("${path}").${name}(...given); }`,
      );
      return { contents: functions.join("\n"), loader: "js" };
    });
  },
};

/** Measuring a text is only loaded for letters that are not plain. */
const lateMeasure = {
  name: "late measure of texts",
  setup({ onResolve, onLoad }) {
    const name = "fast-string-truncated-width";
    onResolve({ filter: new RegExp(`^${name}$`) }, ({ namespace }) =>
      namespace === "late-measure" ? undefined : { path: name, namespace: "late-measure" },
    );
    onLoad({ filter: /.*/, namespace: "late-measure" }, () => ({
      contents: `export default (...given) => require("${name}").default(...given);`,
      resolveDir: root,
    }));
  },
};

/** chalk asks the terminal what it can show as soon as it is loaded; psvc asks for itself, and tells chalk. */
const toldAboutColor = {
  name: "chalk is told about colour",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^#supports-color$/ }, () => ({ path: "supports-color", namespace: "told" }));
    onLoad({ filter: /.*/, namespace: "told" }, () => ({
      contents: "export default { stdout: false, stderr: false };",
    }));
  },
};

/** The protocol of assistants stands in a file of its own, so that every other start reads nothing of it. */
const PROTOCOL = `
  export { McpServer, fromJsonSchema } from "@modelcontextprotocol/server";
  export { serveStdio } from "@modelcontextprotocol/server/stdio";
`;
const protocolApart = {
  name: "the protocol in a file of its own",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@modelcontextprotocol\// }, () => ({ path: "protocol", namespace: "protocol" }));
    // From the launcher's folder, whose `require` it is.
    onResolve({ filter: /protocol\.cjs$/ }, ({ path }) => ({ path, external: true }));
    onLoad({ filter: /.*/, namespace: "protocol" }, () => ({
      contents: 'export const { McpServer, fromJsonSchema, serveStdio } = require("../dist/protocol.cjs");',
    }));
  },
};

const { metafile, outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: ["src/main.ts"],
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  minify: true,
  legalComments: "none",
  external: OUTSIDE,
  plugins: [lateParts, lateMeasure, toldAboutColor, protocolApart],
  // What the launcher calls, so that it need not copy the text to wrap it.
  banner: { js: "(function (require, module, load) { const __dirname = module.path;" },
  footer: { js: "})" },
  outfile: "dist/psvc.cjs",
  // As long as a hash, which takes its place.
  define: { PSVC_BUILD: JSON.stringify(BUILD_MARK), "import.meta.dirname": "__dirname" },
  metafile: true,
  write: false,
  logLevel: "warning",
});

/** Node warns of an import by a text that it did not load itself, so the launcher does it. */
const loading = outputFiles[0].text.replace(/\bimport\(("[@\w:./-]+")\)/g, "load($1)");
if (/\bimport\(/.test(loading)) throw new Error("the bundle imports what the launcher cannot load for it");

/** The launcher takes the bundle as ASCII, which the bundler leaves to its writer in regular expressions only. */
const ascii = loading.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
const hash = createHash("sha256").update(ascii).digest("hex").slice(0, BUILD_MARK.length);
mkdirSync(join(root, "dist"), { recursive: true });
writeFileSync(join(root, "dist/psvc.cjs"), ascii.replace(BUILD_MARK, hash));
writeFileSync(join(root, "dist/meta.json"), JSON.stringify(metafile));
await writeSchemas();
await build({
  absWorkingDir: root,
  stdin: { contents: PROTOCOL, resolveDir: root },
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  minify: true,
  legalComments: "none",
  outfile: "dist/protocol.cjs",
  logLevel: "warning",
});

/** A page of nobody's settings, day or store; where the program does not run, the build fails and says why. */
const nowhere = join(root, "dist/nowhere");
const nobody = {
  PATH: process.env.PATH,
  SystemRoot: process.env.SystemRoot,
  APPDATA: nowhere,
  PSVC_HOME: nowhere,
  XDG_CONFIG_HOME: nowhere,
};
const manual = execFileSync(process.execPath, [join(root, "bin/psvc.js"), "help", "man"], { env: nobody });
writeFileSync(join(root, "dist/psvc.1"), manual);
