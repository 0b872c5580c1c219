// Loaded before psvc: presses Ctrl-C at its nth rename, before or after it.
const fs = require("node:fs");
const { CTRL_C_AT, CTRL_C_WHEN } = process.env;
const { renameSync } = fs;
let renames = 0;
fs.renameSync = (from, to) => {
  renames += 1;
  const isNow = renames === Number(CTRL_C_AT);
  if (isNow && CTRL_C_WHEN === "before") process.kill(process.pid, "SIGINT");
  renameSync(from, to);
  if (isNow) process.kill(process.pid, "SIGINT");
};
