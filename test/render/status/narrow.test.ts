import { expect, test } from "vitest";
import { textWidth } from "../../../src/render/layout/table.ts";
import { fitLines, wrapWhole } from "../../../src/render/layout/wrap-keeping-commands.ts";
import { TEST_STORE, testApp } from "../../app.ts";
import { demoApps } from "../../help/demo-app.ts";
import { DAY_ONE, working } from "../../working.ts";

test("a command stays on one line, and the words around it are wrapped", () => {
  expect(wrapWhole("mend it by hand, or go back: psvc restore acme --at now, if you must do so", 30)).toBe(
    "mend it by hand, or go back:\npsvc restore acme --at now, if\nyou must do so",
  );
});

test("what is too wide goes on below, set in a little further, and a command stays whole", () => {
  const screen =
    "short\n  3 promises: 2 fit, 0 partial, 1 gap, 0 unassessed\n    psvc criterion set juniper peak-tested met\n";
  expect(fitLines(screen, 30)).toBe(
    "short\n  3 promises: 2 fit, 0\n    partial, 1 gap, 0\n    unassessed\n    psvc criterion set juniper peak-tested met\n",
  );
  expect(fitLines("what to do next  \u001b[36mpsvc confront outcome kestrel G1\u001b[39m", 40)).toBe(
    "what to do next\n  \u001b[36mpsvc confront outcome kestrel G1\u001b[39m",
  );
  expect(fitLines(screen, 60)).toBe(screen);
});

test("nothing of doctor, the backups and a restore is wider than a narrow screen, but for paths and names", async () => {
  const app = testApp({ width: 60 });
  await app.psvc("new-project", "Acme", "--closed", "2026-11-20", "--lead", "Ana");
  await app.psvc("backup");
  const write = (path: string, text: string) => {
    const fd = app.disk.files.open(`${TEST_STORE}/${path}`, "w");
    app.disk.files.write(fd, Buffer.from(text));
  };
  write("projects/acme.json", '{"schema": oops');
  write(".gitattributes", "");
  const ran = [
    await app.psvc("doctor"),
    await app.psvc("doctor", "--fix"),
    await app.psvc("backup", "--list"),
    await app.psvc("restore", "--at", "now", "--dry-run"),
    await app.psvc("restore", "--at", "now", "--yes"),
  ];
  const lines = ran.flatMap(({ out }) => out.split("\n"));
  const isOneName = (line: string) => /^ *\S+$/.test(line);
  expect(lines.filter((line) => textWidth(line) > 60 && !isOneName(line))).toEqual([]);
  expect(lines.map((line) => line.trim())).toContain("psvc restore acme --at now");
});

test("the head of the portfolio keeps within a narrow screen", async () => {
  const app = testApp({ width: 50 });
  const heads = [(await app.psvc("status")).out];
  await app.psvc("new-project", "Acme", "--closed", "2026-11-20", "--lead", "Ana");
  heads.push((await app.psvc("status")).out, (await app.psvc()).out);
  for (const out of heads) {
    expect(out).toMatch(/not (?:yet live|live yet)/);
    expect(out.split("\n").filter((line) => textWidth(line) > 50 && line.includes("signed"))).toEqual([]);
  }
});

test("what does not fit a line of a gap's page is broken once, with no empty line between", async () => {
  const app = (await demoApps("2026-11-25"))();
  const words =
    "that is what we ask for, as long as the directory team sees the list before the night and not after it";
  const outcome = ["--outcome", "accepted", "--decided-by", "Ivo Martens", "--words", words];
  await working(app, ["confront", "outcome", "kestrel", "G1", ...outcome, ...DAY_ONE.slice(2)]);
  const { out } = await app.psvc("gap", "show", "kestrel", "G1");
  const lines = out.trimEnd().split("\n");
  expect(lines.filter((line) => line.trim() === "" || textWidth(line) > 100)).toEqual([]);
  for (const start of ["  waiting for it", "  conversation on"])
    expect(lines[lines.findIndex((line) => line.startsWith(start)) + 1]).toMatch(/^ {4}\S/);
});
