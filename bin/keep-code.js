"use strict";
const fs = require("node:fs");
const { crc32 } = require("node:zlib");

/** A start that was killed while it wrote leaves its file; later than this it is in nobody's use. */
const LEFT_MS = 60_000;

/**
 * Keeps beside the bundle what V8 has compiled by now, as far as the bundle's owner runs this: others' code would not be
 * trusted. Nothing depends on it, so whatever fails is left.
 */
module.exports = function keepCode({ kept, script, found, HEAD, commands }) {
  if (process.getuid !== undefined && process.getuid() !== found.uid) return;
  const fresh = `${kept}.new`;
  try {
    const fd = fs.openSync(fresh, "wx", 0o644);
    try {
      fs.writeFileSync(fd, bytesOf(script, found, commands, HEAD));
      fs.fsyncSync(fd);
    } finally {
      fs.closeSync(fd);
    }
    fs.renameSync(fresh, kept);
  } catch {
    removeIfLeft(fresh);
  }
};

/** The newest commands are known, as far as they fit. */
function bytesOf(script, found, commands, HEAD) {
  const code = script.createCachedData();
  const head = Buffer.alloc(HEAD, " ");
  head.latin1Write(`${found.is}\n${crc32(code)}\n`);
  const used = head.latin1Slice().trimEnd().length + 1;
  const known = commands.join(",");
  head.latin1Write(known.slice(Math.max(0, known.length - (HEAD - used))), used);
  return Buffer.concat([head, code]);
}

function removeIfLeft(fresh) {
  try {
    if (Date.now() - fs.statSync(fresh).mtimeMs > LEFT_MS) fs.unlinkSync(fresh);
  } catch {}
}
