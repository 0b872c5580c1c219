import { beforeAll, describe, expect, test } from "vitest";
import type { TestApp } from "../app.ts";
import { demoApps } from "../help/demo-app.ts";

let fresh: () => TestApp;

beforeAll(async () => {
  fresh = await demoApps("2026-11-25");
});

/** Lines that lack something, in the demo's portfolio: what psvc shows for each is done as it is printed. */
const LACKING = [
  "action add kestrel",
  "action done larkspur",
  "action edit larkspur A1",
  "confront outcome kestrel G1",
  "confront outcome kestrel G1 --outcome countered",
  "confront outcome kestrel G1 --outcome escalated",
  "confront outcome kestrel G1 --outcome rescheduled",
  "confront plan heron G1",
  "criterion set kestrel",
  "criterion set kestrel people-trained",
  "criterion set kestrel people-trained yes",
  "gap add kestrel",
  "gap edit heron G1",
  "gap list",
  "gap resolve larkspur",
  "gap resolve larkspur G1",
  "gap resolve larkspur G1 --resolution defer",
  "gap show",
  "handover kestrel",
  "mood brightwater",
  "mood brightwater happy",
  "project edit heron",
  "promise add heron",
  "promise drop heron",
  "promise drop alder P1",
  "promise edit heron P1",
  "risk add kestrel",
  "risk add kestrel --text x",
  "route add alder",
  "route done alder",
  "route move kestrel",
  "route move kestrel aligned",
  "route move kestrel live",
  "route move kestrel live --to blub",
  "route move juniper configured --later blub --reason data --side customer",
  "route move heron aligned --later",
  "route reopen larkspur",
  "route skip alder",
  "route wait juniper",
  "stall kestrel --until fri",
  "stop kestrel",
];

describe("a line that psvc shows", () => {
  test.each(LACKING)("for psvc %s is done when somebody types it", async (line) => {
    const app = fresh();
    const first = await app.psvc(...line.split(" "));
    const [, example] = /^Like: psvc (.*)$/m.exec(first.err) ?? [];
    if (first.exitCode === 0) return;
    if (!example) throw new Error(first.err);
    const again = await app.psvc(...split(example));
    // What only the record tells, as that it is a must, is asked for by one more line.
    const [, more] = again.exitCode === 2 ? (/^Like: psvc (.*)$/m.exec(again.err) ?? []) : [];
    const last = more ? await app.psvc(...split(more)) : again;
    expect([0, 3], `${line}\n${example}\n${again.err}\n${last.err}`).toContain(last.exitCode);
  });

  test.each(LACKING)("for psvc %s puts words into nobody's mouth", async (line) => {
    const { err } = await fresh().psvc(...line.split(" "));
    const [, example = ""] = /^Like: psvc (.*)$/m.exec(err) ?? [];
    const said = [...example.matchAll(/--(?:words|evidence|why|consequence|document|statement|text|note) (\S+)/g)];
    for (const [, text] of said.filter(([, one]) => !line.includes(one ?? "")))
      expect(text).toMatch(/^(?:TEXT|WHERE)$/);
  });
});

/** A line as a shell takes it apart. */
function split(line: string): readonly string[] {
  return (line.match(/(?:'[^']*'|\\.|[^\s'\\])+/g) ?? []).map((word) => word.replace(/'([^']*)'|\\(.)/g, "$1$2"));
}
