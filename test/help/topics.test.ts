import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { SETTING_KEYS } from "../../src/domain/config/setting-keys.ts";
import * as domainWords from "../../src/domain/model/vocabulary.ts";
import { readDay } from "../../src/domain/time/parse-day.ts";
import { EXIT } from "../../src/errors.ts";
import { AMBIGUOUS_DAY, DAY_FORMS } from "../../src/help/topics/dates.ts";
import { VARIABLES } from "../../src/help/topics/environment.ts";
import { EXIT_CODES } from "../../src/help/topics/exit-codes.ts";
import { STORE_FILES } from "../../src/help/topics/store.ts";
import { DONE_WHEN, RESOLUTION_MEANS, STATE_MEANS, WORDS } from "../../src/help/topics/words.ts";
import { testApp } from "../app.ts";
import { everyHelp } from "./program.ts";

const SRC = resolve(import.meta.dirname, "../../src");

describe("the topic dates", () => {
  const forms = DAY_FORMS.flatMap((one) => one.forms);

  test.each(["2026-11-25", "2027-01-01", "2028-02-29"])("shows only forms that are read on %s", (today) => {
    expect(forms.filter((form) => !("day" in readDay(form, today)))).toEqual([]);
  });

  test("shows of each the day that it means today", async () => {
    const { out } = await testApp({ today: "2026-11-25" }).psvc("help", "dates");
    expect(out).toMatch(/^ {2}fri +Fri 27 Nov 2026$/m);
    expect(out).toMatch(/^ {2}next friday +Fri 4 Dec 2026$/m);
  });

  test("goes by the week that is set", async () => {
    const sunday = testApp({ today: "2026-11-25" }).where({
      environment: { PSVC_WORKING_DAYS: "sun-thu", PSVC_WEEK_START: "sunday" },
    });
    expect((await sunday.psvc("help", "dates")).out).toMatch(/^ {2}eow +Thu 26 Nov 2026$/m);
  });

  test("names a day that has two readings", () => {
    expect(readDay(AMBIGUOUS_DAY, "2026-11-25")).toHaveProperty("ambiguous");
  });
});

describe("the topic words", () => {
  const told = [...WORDS.flatMap(({ values = {} }) => Object.values(values))];

  test("has every closed list of the domain", () => {
    const lists = Object.entries(domainWords).filter(([, list]) => Array.isArray(list)) as [
      string,
      readonly string[],
    ][];
    expect(lists.length).toBeGreaterThan(20);
    const has = (list: readonly string[]) => told.some((one) => list.every((word) => one.includes(word)));
    expect(lists.filter(([, list]) => !has(list)).map(([name]) => name)).toEqual([]);
  });

  test("says what each milestone, state and resolution means", () => {
    expect(Object.keys(DONE_WHEN)).toEqual([...domainWords.MILESTONES]);
    expect(Object.keys(STATE_MEANS)).toEqual([...domainWords.GAP_STATES]);
    expect(Object.keys(RESOLUTION_MEANS)).toEqual([...domainWords.RESOLUTIONS]);
  });

  test("prints them", async () => {
    const { out } = await testApp().psvc("help", "words");
    for (const word of told.flat()) expect(out).toContain(word);
  });
});

describe("the topic exit-codes", () => {
  test("has every code, once", async () => {
    expect(EXIT_CODES.map(([code]) => Number(code)).sort((a, b) => a - b)).toEqual(
      Object.values(EXIT).sort((a, b) => a - b),
    );
    const { out } = await testApp().psvc("help", "exit-codes");
    for (const code of Object.values(EXIT)) expect(out).toMatch(new RegExp(`^ {2}${code} +\\w`, "m"));
  });
});

describe("the topic environment", () => {
  const named = VARIABLES.flatMap(({ variables }) => variables.flatMap(([name]) => name.split(", ")));

  test("has every variable of a setting", () => {
    const variables = SETTING_KEYS.flatMap(({ variable }) => variable ?? []);
    expect(variables.filter((one) => !named.includes(one))).toEqual([]);
  });

  test("has every variable that the source reads, with those in which Windows keeps its folders", () => {
    const read = readdirSync(SRC, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
      .flatMap((entry) => [
        ...readFileSync(join(entry.parentPath, entry.name), "utf8").matchAll(/\benv\.([A-Z_]+)|"(PSVC_[A-Z_]+)"/g),
      ])
      .map(([, one, other]) => one ?? other ?? "");
    expect(read.length).toBeGreaterThan(20);
    const text = JSON.stringify(VARIABLES);
    expect([...new Set(read)].filter((name) => !text.includes(name))).toEqual([]);
  });
});

describe("the topic store", () => {
  test("names what psvc where prints", async () => {
    const { where } = (await testApp().psvc("where", "--json")).json;
    const inside = [where.projects, where.catalogue, where.templates, where.history, where.settings, where.drafts].map(
      (path: string) => path.slice(where.folder.length + 1).split("/")[0],
    );
    const files = STORE_FILES.map(([name]) => name.replace("/", ""));
    expect(inside.filter((name) => !files.includes(name ?? ""))).toEqual([]);
  });
});

test("the topic flags has every flag that all commands take", async () => {
  const { out } = await testApp().psvc("help", "flags");
  for (const { flag } of everyHelp()[0]?.flags ?? []) expect(out).toContain(`  ${flag}`);
});
