#!/usr/bin/env node
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");
const { crc32 } = require("node:zlib");

const bundle = path.join(__dirname, "..", "dist", "psvc.cjs");
/** What V8 made of the bundle at an earlier start, for this release of Node. */
const kept = path.join(__dirname, "..", "dist", `psvc-${process.version}-${process.arch}.code`);
const HEAD = 1024;

/** Bytes of a file with what tells it from any other, or null where it is not there, may not be read, or is a link. */
function look(file) {
  let fd;
  try {
    fd = fs.openSync(file, fs.constants.O_RDONLY | (fs.constants.O_NOFOLLOW ?? 0));
    const { ino, size, mtimeMs, ctimeMs, uid, mode } = fs.fstatSync(fd);
    return { bytes: fs.readFileSync(fd), is: `${ino} ${size} ${mtimeMs} ${ctimeMs}`, uid, mode };
  } catch {
    return null;
  } finally {
    if (fd !== undefined) fs.closeSync(fd);
  }
}

/**
 * What V8 compiled of this very bundle, and for which commands. V8 runs it as it is, so nobody but the owner of the bundle
 * may have written it, and a damaged one would end every start in a crash; whether it fits this Node and its flags V8 sees itself.
 */
function codeOf(found) {
  const code = look(kept);
  const isTrusted =
    code !== null && code.uid === found.uid && (process.platform === "win32" || (code.mode & 0o022) === 0);
  if (!isTrusted || code.bytes.length <= HEAD) return null;
  const [is, sum, commands = ""] = code.bytes.latin1Slice(0, HEAD).trimEnd().split("\n");
  const cachedData = code.bytes.subarray(HEAD);
  return is === found.is && Number(sum) === crc32(cachedData) ? { cachedData, commands: commands.split(",") } : null;
}

function start(found) {
  const code = codeOf(found);
  // The bundle is plain ASCII, so that V8 can take it as it lies.
  const script = new vm.Script(found.bytes.latin1Slice(), {
    filename: bundle,
    cachedData: code?.cachedData,
  });
  script.runInThisContext()(require, module, (name) => import(name));
  const known = code === null || script.cachedDataRejected ? [] : code.commands;
  process.once("exit", (exitCode) => {
    const command = module.exports.commandOfThisRun() ?? "psvc";
    if (known.includes(command) || (exitCode !== 0 && exitCode !== 3)) return;
    require("./keep-code.js")({ kept, script, found, HEAD, commands: [...known, command] });
  });
}

const found = look(bundle);
if (found !== null) start(found);
else {
  process.stderr.write("psvc is not built yet. Run this once in its folder: npm ci && npm run build\n");
  process.exitCode = 1;
}
