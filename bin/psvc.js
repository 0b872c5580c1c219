#!/usr/bin/env node
"use strict";
const { existsSync } = require("node:fs");
const path = require("node:path");

const bundle = path.join(__dirname, "..", "dist", "psvc.cjs");
// Not on Node 20; where it is there it saves most of the parsing.
require("node:module").enableCompileCache?.();
if (existsSync(bundle)) {
  require(bundle);
} else {
  process.stderr.write("psvc is not built yet. Run this once in its folder: npm ci && npm run build\n");
  process.exitCode = 1;
}
