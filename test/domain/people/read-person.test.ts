import { describe, expect, test } from "vitest";
import { foldName, readPeople, readPerson } from "../../../src/domain/people/read-person.ts";

const none = { role: null, mail: null, phone: null };

describe("a person as people type one", () => {
  test.each([
    ["Priya Natarajan", { name: "Priya Natarajan", ...none }],
    ["  Priya   Natarajan ", { name: "Priya Natarajan", ...none }],
    ["Priya Natarajan, CFO", { name: "Priya Natarajan", ...none, role: "CFO" }],
    ["Priya Natarajan, Chief Financial Officer", { name: "Priya Natarajan", ...none, role: "Chief Financial Officer" }],
    ["Priya Natarajan (CFO)", { name: "Priya Natarajan", ...none, role: "CFO" }],
    ["Priya Natarajan <p@acme.com>", { name: "Priya Natarajan", ...none, mail: "p@acme.com" }],
    ["Priya Natarajan, CFO <p@acme.com>", { name: "Priya Natarajan", ...none, role: "CFO", mail: "p@acme.com" }],
    ["Priya Natarajan <p@acme.com>, CFO", { name: "Priya Natarajan", ...none, role: "CFO", mail: "p@acme.com" }],
    ["Priya Natarajan,CFO,p@acme.com", { name: "Priya Natarajan", ...none, role: "CFO", mail: "p@acme.com" }],
    ["Priya Natarajan <mailto:p@acme.com>", { name: "Priya Natarajan", ...none, mail: "p@acme.com" }],
    ['"Priya Natarajan" <p@acme.com>', { name: "Priya Natarajan", ...none, mail: "p@acme.com" }],
    ["Priya Natarajan, +44 20 7946 0018", { name: "Priya Natarajan", ...none, phone: "+44 20 7946 0018" }],
    [
      "Priya Natarajan, Director, Finance <p@acme.com>, 020 7946 0018",
      { name: "Priya Natarajan", role: "Director, Finance", mail: "p@acme.com", phone: "020 7946 0018" },
    ],
    ["Tom, CFO", { name: "Tom", ...none, role: "CFO" }],
    ["Tom, head of IT", { name: "Tom", ...none, role: "head of IT" }],
    ["Dev Patel (IT)", { name: "Dev Patel", ...none, role: "IT" }],
    ["Tom Okafor, buyer", { name: "Tom Okafor", ...none, role: "buyer" }],
    ["Tom Okafor, Trade Desk <t@a.com>", { name: "Tom Okafor", ...none, role: "Trade Desk", mail: "t@a.com" }],
    ["Ann Lee, Bo Li", { name: "Ann Lee, Bo Li", ...none }],
    ["Ann Lee, Bo", { name: "Ann Lee, Bo", ...none }],
    ["ann lee, bo li", { name: "ann lee, bo li", ...none }],
    ["Lund, Petra", { name: "Lund, Petra", ...none }],
    ["O'Neill-Sørensen, Åse", { name: "O'Neill-Sørensen, Åse", ...none }],
    ["山田 太郎, 部長", { name: "山田 太郎", ...none, role: "部長" }],
    ["Procurement", { name: "Procurement", ...none }],
    ["Ann <not an address>", { name: "Ann <not an address>", ...none }],
    ["Ann Lee,", { name: "Ann Lee", ...none }],
    ["", { name: "", ...none }],
  ])("%s", (typed, expected) => {
    expect(readPerson(typed)).toEqual(expected);
  });

  test.each([
    ["Priya Natarajan, CFO, Tom Okafor, COO", ["Priya Natarajan: CFO", "Tom Okafor: COO"]],
    ["Priya Natarajan, Tom Okafor", ["Priya Natarajan: ", "Tom Okafor: "]],
    ["Priya, Tom", ["Priya: ", "Tom: "]],
    ["Lund, Petra; Okafor, Tom", ["Lund, Petra: ", "Okafor, Tom: "]],
    ["Priya Natarajan, CFO <p@a.com>, Tom Okafor <t@a.com>", ["Priya Natarajan: CFO", "Tom Okafor: "]],
    ["Priya Natarajan\nTom Okafor, COO\n", ["Priya Natarajan: ", "Tom Okafor: COO"]],
    [" , ;", []],
  ])("several: %s", (typed, expected) => {
    expect(readPeople(typed).map(({ name, role }) => `${name}: ${role ?? ""}`)).toEqual(expected);
  });

  test("names fold by case, spaces and how accents are encoded, never by the accent itself", () => {
    expect(foldName(" ANN\u00a0 Lee ")).toBe("ann lee");
    expect(foldName("Mu\u0308ller")).toBe(foldName("M\u00fcller"));
    expect(foldName("Müller")).not.toBe(foldName("Muller"));
  });
});
