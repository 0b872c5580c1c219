import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { findHelp } from "../../src/help/help.ts";
import { TOPICS } from "../../src/help/pages/topics.ts";
import { troff } from "../../src/help/pages/troff.ts";
import { style } from "../../src/render/layout/style.ts";
import { wholeProgram } from "../leaves.ts";
import { everyHelp } from "./program.ts";

const ground = { program: wholeProgram(), today: "2026-11-25", week: { weekStart: null, workingDays: null } };
const documentOf = (name: string) =>
  findHelp([name], ground).page(style({ color: true, width: 40, layout: "aligned" }));
const hasGroff = spawnSync("groff", ["--version"]).status === 0;

describe("the reference", () => {
  const reference = documentOf("reference");

  test("names every command with all its flags and arguments below it", () => {
    for (const { name, usage, flags } of everyHelp().slice(1)) {
      const start = reference.indexOf(`### psvc ${name}\n`);
      expect(start, name).toBeGreaterThan(0);
      const section = reference.slice(start, reference.indexOf("\n##", start + 4));
      expect(section).toContain(usage);
      for (const { flag } of flags) expect(section, name).toContain(`- \`${flag}`);
    }
  });

  test("names every topic and every flag of all commands", () => {
    for (const topic of Object.keys(TOPICS)) expect(reference).toContain(`\`psvc help ${topic}\``);
    for (const { flag } of everyHelp()[0]?.flags ?? []) expect(reference).toContain(`- \`${flag}`);
  });

  test("has no colour, and its text is no Markdown", () => {
    expect(reference).not.toContain("\u001b");
    const text = reference.replace(/```sh\n[\s\S]*?\n```/g, "").replace(/`[^`\n]+`/g, "");
    expect(text).toContain("\\*");
    expect(text).not.toMatch(/[^\\][<>*_]/);
  });
});

describe("the manual page", () => {
  const manual = documentOf("man");

  test("names every command and every flag, with hyphens that can be searched", () => {
    for (const { name, flags } of everyHelp().slice(1)) {
      expect(manual).toContain(`.SS "psvc ${troff(name)}"`);
      for (const { flag } of flags) expect(manual).toContain(troff(flag));
    }
  });

  test("has only requests of man(7) at the beginning of a line, and no letter beyond ASCII", () => {
    const requests = manual.split("\n").flatMap((line) => /^['.](\S*)/.exec(line)?.[1] ?? []);
    expect([...new Set(requests)].sort()).toEqual(["B", "PD", "PP", "RE", "RS", "SH", "SS", "TH", "TP", "fi", "nf"]);
    expect(manual).toMatch(/^[\0-\x7f]*$/);
  });

  test.runIf(hasGroff)("is set by groff without a warning", () => {
    const set = spawnSync("groff", ["-man", "-ww", "-Tutf8"], { input: manual, encoding: "utf8" });
    expect(set.stderr).toBe("");
    expect(set.stdout).toContain("NAME");
  });

  test.each([
    [".TH is text here", "\\&.TH is text here"],
    ["'quoted'", "\\(aqquoted\\(aq"],
    ["--no-input", "\\-\\-no\\-input"],
    ["C:\\n", "C:\\(rsn"],
    ["a…b", "a\\[u2026]b"],
  ])("shows %s as it was written", (text, escaped) => {
    expect(troff(text)).toBe(escaped);
  });
});
