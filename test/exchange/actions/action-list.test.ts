import { describe, expect, test } from "vitest";
import { ACTION_HEADINGS, namesActions, readActionList } from "../../../src/exchange/actions/action-list.ts";
import { readCsv } from "../../../src/exchange/sheet/csv.ts";

const NOTHING = { map: [], dateOrder: undefined, owner: undefined, due: undefined };
const sheet = (...lines: readonly string[]) =>
  readCsv(`${lines.join("\n")}\n`, "plan.csv", { headings: ACTION_HEADINGS });
const read = (...lines: readonly string[]) => readActionList(sheet(...lines), NOTHING);

describe("a table of actions, and what comes in of it", () => {
  const VANS = ["Send the list of vans | Raj Patel | 2027-01-15"];
  test.each<readonly [string, readonly string[], readonly string[]]>([
    ["the usual headings", ["Task,Owner,Due date", "Send the list of vans,Raj Patel,2027-01-15"], VANS],
    ["Asana", ["Task ID,Name,Assignee,Due Date,Completed At", "7,Send the list of vans,Raj Patel,2027-01-15,"], VANS],
    [
      "Jira",
      ["Summary,Issue key,Status,Assignee,Due date", "Send the list of vans,A-1,To Do,Raj Patel,15/Jan/27 12:00 AM"],
      VANS,
    ],
    ["German", ["Nr.;Maßnahme;Verantwortlich;Fällig am", "1;Send the list of vans;Raj Patel;15.01.2027"], VANS],
    ["Spanish", ["Tarea,Responsable,Fecha límite", "Send the list of vans,Raj Patel,2027-01-15"], VANS],
    [
      "minutes in Markdown",
      ["| Action | Who | By when |", "|---|---|---|", "| Send the list of vans | Raj Patel | 15 Jan 2027 |"],
      VANS,
    ],
    [
      "a title above",
      ["Steering of Monday,,", "Action item,Owner,Deadline", "Send the list of vans,Raj Patel,2027-01-15"],
      VANS,
    ],
  ])("%s", (_, lines, expected) => {
    expect(namesActions(sheet(...lines))).toBe(true);
    expect(read(...lines).rows.map(({ text, owner, due }) => `${text} | ${owner} | ${due}`)).toEqual(expected);
  });

  test.each(["Done", "closed", "Erledigt", "✓", "2026-11-20"])("is done where it says %s, and is left out", (word) => {
    const { rows, done } = read("Task,Owner,Due,Status", `A,Kim,2027-01-15,${word}`, "B,Kim,2027-01-15,Open");
    expect([rows.map(({ text }) => text), done]).toEqual([["B"], [2]]);
  });

  test("without an owner or a day a row is bad, unless both are said for all", () => {
    const lines = ["Task,Owner,Due", "A,,2027-01-15", "B,Kim,TBD", "C,Kim,31/31/2027"];
    expect(read(...lines).bad.map(({ line, why }) => [line, why])).toEqual([
      [2, "it does not say who"],
      [3, "it does not say by when"],
      [4, expect.stringContaining("31/31/2027")],
    ]);
    const all = readActionList(sheet(...lines), { ...NOTHING, owner: "Ana", due: "2027-02-01" });
    expect(all.rows.map(({ owner, due }) => `${owner} ${due}`)).toEqual(["Ana 2027-01-15", "Kim 2027-02-01"]);
  });

  test("names what no column says, with what could be it", () => {
    const { missing, choices } = read("Task,Fachbereich,Due", "A,Ops,2027-01-15");
    expect([missing, choices]).toEqual([["owner"], [{ column: "Fachbereich", samples: ["Ops"] }]]);
  });

  test("is told from notes of a meeting", () => {
    for (const line of [
      "Raj Patel: send the list, and the plan, by fri",
      "Owner: Raj, due fri",
      "Kim: call, by 2027-01-15",
    ])
      expect(namesActions(sheet(line, line))).toBe(false);
  });
});
