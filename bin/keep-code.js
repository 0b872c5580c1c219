"use strict";
const fs = require("node:fs");

/** A start that was killed while it wrote leaves its file; later than this it is in nobody's use. */
const LEFT_MS = 60_000;

/**
 * Keeps beside the bundle what V8 has compiled by now, as far as the bundle's owner runs this: others' code would not be
 * trusted. Nothing depends on it, so whatever fails is left.
 */
module.exports = function keepCode({ kept, script, found, HEAD, commands }) {
  if (process.getuid !== undefined && process.getuid() !== found.uid) return;
  const head = Buffer.alloc(HEAD, " ");
  const text = `${found.is}\n${commands.join(",")}`;
  if (text.length > HEAD) return;
  head.latin1Write(text);
  const fresh = `${kept}.new`;
  try {
    const fd = fs.openSync(fresh, "wx", 0o644);
    try {
      fs.writeSync(fd, Buffer.concat([head, script.createCachedData()]));
      fs.fsyncSync(fd);
    } finally {
      fs.closeSync(fd);
    }
    fs.renameSync(fresh, kept);
  } catch {
    removeIfLeft(fresh);
  }
};

function removeIfLeft(fresh) {
  try {
    if (Date.now() - fs.statSync(fresh).mtimeMs > LEFT_MS) fs.unlinkSync(fresh);
  } catch {}
}
