import { describe, expect, test } from "vitest";
import * as words from "../../../src/domain/model/vocabulary.ts";
import { EXAMPLES } from "../../../src/help/facts/examples.ts";
import { everyHelp } from "../program.ts";

const EVERY = everyHelp();

describe("what help knows of a command", () => {
  test("is said of every command, and short enough for a list", () => {
    expect(EVERY.filter(({ purpose }) => purpose === "").map(({ name }) => name)).toEqual([]);
    const listed = EVERY.filter(({ name }) => !name.includes(" ") && name !== "psvc");
    expect(listed.length).toBeGreaterThan(35);
    expect(listed.filter(({ summary }) => summary.length > 24).map(({ name }) => name)).toEqual([]);
    expect(listed.filter(({ group }) => group === "").map(({ name }) => name)).toEqual([]);
  });

  test("has words for every flag and argument, which are no sentence", () => {
    const said = EVERY.flatMap(({ name, purpose, arguments: taken, flags }) => [
      [name, purpose],
      ...taken.map((one) => [`${name} <${one.name}>`, one.description]),
      ...flags.map((one) => [`${name} ${one.flag}`, one.description]),
    ]);
    expect(said.length).toBeGreaterThan(400);
    expect(said.filter(([, text]) => !text || /(^|[^.])\.$|\s$/.test(text)).map(([of]) => of)).toEqual([]);
  });

  test("names a command for every example", () => {
    const names = EVERY.map(({ name }) => name);
    expect(Object.keys(EXAMPLES).filter((name) => !names.includes(name))).toEqual([]);
  });
});

describe("the values of a flag", () => {
  const flagOf = (command: string, flag: string) =>
    EVERY.find(({ name }) => name === command)?.flags.find((one) => one.flag === flag);

  test.each([
    ["gap add", "--importance", words.IMPORTANCES],
    ["gap add", "--severity", words.SEVERITIES],
    ["gap add", "--fit", ["partial", "gap"]],
    ["gap resolve", "--resolution", words.RESOLUTIONS],
    ["confront plan", "--push", words.PUSHES],
    ["confront outcome", "--outcome", words.OUTCOMES],
    ["promise import", "--source", words.SOURCES],
    ["promise assess", "--means", words.MEANS],
    ["route move", "--reason", words.SLIP_REASONS],
    ["route wait", "--on", words.WAITING_ON],
    ["risk add", "--health", words.RISK_HEALTHS],
    ["report", "--for", ["kickoff", "scope", "decision", "weekly", "golive"]],
    ["report", "--format", ["md", "html"]],
    ["wins", "--format", ["text", "md"]],
    ["new-project", "--handed-over", ["yes", "no"]],
    ["new-project", "--date-order", ["dmy", "mdy"]],
  ])("%s %s are all that it takes", (command, flag, allowed) => {
    expect(flagOf(command, flag)?.allowed).toEqual([...allowed]);
  });

  test.each([
    ["gap add", "--why"],
    ["gap add", "--evidence"],
    ["new-project", "--template"],
    ["new-project", "--value"],
    ["action add", "--for"],
    ["learn", "--to"],
  ])("%s %s are no closed list", (command, flag) => {
    expect(flagOf(command, flag)?.allowed).toBeNull();
  });

  test("are none for a switch", () => {
    const switches = EVERY.flatMap(({ flags }) => flags).filter(({ value }) => value === null);
    expect(switches.filter(({ allowed, usual }) => allowed !== null || usual !== null)).toEqual([]);
  });

  test("say what holds without them, and whether they may stand twice", () => {
    expect(flagOf("route done", "--on")).toMatchObject({ usual: "today", isRepeatable: false });
    expect(flagOf("golive", "--condition")).toMatchObject({ usual: null, isRepeatable: true });
    expect(flagOf("golive", "--condition")?.description).not.toContain("repeatable");
  });
});
