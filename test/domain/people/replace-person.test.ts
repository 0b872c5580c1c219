import { describe, expect, test } from "vitest";
import { addPerson, editPerson, removePerson } from "../../../src/domain/people/edit-person.ts";
import { withPeopleRead } from "../../../src/domain/people/people-texts.ts";
import { findPerson } from "../../../src/domain/people/person-records.ts";
import { replacePerson } from "../../../src/domain/people/replace-person.ts";
import { twoSpellings } from "../../../src/domain/people/spellings.ts";
import { personView } from "../../../src/domain/people/view.ts";
import { PsvcError } from "../../../src/errors.ts";
import { aDecision, aGap, aMoment, anAction, aProject, aPromise, aResolution, START } from "../builders.ts";

const TOM = "Tom Okafor";

const busy = aProject().with(
  aPromise({ heardBy: TOM }),
  aGap({
    state: "agreed",
    owner: TOM,
    resolution: aResolution("workaround", { owner: TOM, decision: aDecision({ by: TOM }) }),
  }),
  anAction({ key: "open", owner: TOM }),
  anAction({ key: "typed", owner: "tom okafor" }),
  anAction({ key: "done", owner: TOM, doneOn: START }),
  anAction({ key: "other", owner: "Petra Lund" }),
);

describe("handing over what is open", () => {
  test("takes parts, open actions and gaps, and leaves what happened and other people's things alone", () => {
    const { project, handedOver, to } = replacePerson(busy.build(), TOM, "Olga Weiss, COO", {}, aMoment());
    expect(to).toBe("Olga Weiss");
    expect(handedOver.map(({ what }) => what).sort()).toEqual(["A1", "A2", "G1", "G1", "project lead"]);
    expect(project.people.projectLead).toBe("Olga Weiss");
    expect(Object.values(project.actions).map(({ owner }) => owner)).toEqual([
      "Olga Weiss",
      "Olga Weiss",
      TOM,
      "Petra Lund",
    ]);
    expect(project.gaps.g?.resolution?.decision?.by).toBe(TOM);
    expect(project.promises.p?.heardBy).toBe(TOM);
    expect(findPerson(project.persons, "Olga Weiss")?.[1]).toMatchObject({ role: "COO", side: "customer" });
  });

  test("a decision maker who follows another decision maker stands there once", () => {
    const people = { ...busy.build().people, deciders: ["Petra Lund", TOM] };
    const { project } = replacePerson(busy.and({ people }).build(), TOM, "Petra Lund", {}, aMoment());
    expect(project.people.deciders).toEqual(["Petra Lund"]);
  });

  test("to oneself is refused, also under a former name; of who has nothing open nothing goes", () => {
    const project = busy.build();
    expect(() => replacePerson(project, TOM, "TOM OKAFOR, CFO", {}, aMoment())).toThrow(PsvcError);
    expect(replacePerson(project, "Nobody Known", "Petra Lund", {}, aMoment()).handedOver).toEqual([]);
  });

  test("the day somebody left is today or before, never ahead", () => {
    const moment = aMoment("2026-11-30");
    const left = (leftOn: string) => replacePerson(busy.build(), TOM, "Olga Weiss", { leftOn }, moment).project;
    expect(findPerson(left("2026-11-29").persons, TOM)?.[1].leftOn).toBe("2026-11-29");
    expect(findPerson(left("2026-11-30").persons, TOM)?.[1].leftOn).toBe("2026-11-30");
    expect(() => left("2026-12-01")).toThrow(PsvcError);
  });
});

describe("a person's record", () => {
  test("under a new name goes on wherever something is open, and the old name finds it", () => {
    const project = busy.build();
    const [key = ""] = findPerson(project.persons, TOM) ?? [];
    const renamed = editPerson(project, key, { name: "Tom Reyes" }, aMoment());
    expect(renamed.people.projectLead).toBe("Tom Reyes");
    expect([renamed.actions.open?.owner, renamed.actions.done?.owner]).toEqual(["Tom Reyes", TOM]);
    expect(findPerson(renamed.persons, TOM)?.[0]).toBe(key);
    expect(personView(renamed, [key, renamed.persons[key] as never])).toMatchObject({
      parts: ["project-lead"],
      open: 4,
    });
    const back = editPerson(renamed, key, { name: TOM }, aMoment());
    expect(back.persons[key]?.formerNames).toEqual(["Tom Reyes"]);
  });

  test("of another spelling goes into the one that is kept, with what that one lacks", () => {
    const added = addPerson(busy.build(), "Tom Okafour", { mail: "tom@acme.example", role: "COO" }, aMoment());
    const project = addPerson(added.project, TOM, { role: "CIO" }, aMoment()).project;
    const [key = ""] = findPerson(project.persons, TOM) ?? [];
    const one = editPerson(project, key, { also: "Tom Okafour" }, aMoment());
    expect(one.persons[added.key]).toBeUndefined();
    expect(one.persons[key]).toMatchObject({
      name: TOM,
      role: "CIO",
      mail: "tom@acme.example",
      formerNames: ["Tom Okafour"],
    });
  });

  test("is added once: what is told later is told of the same record", () => {
    const project = addPerson(busy.build(), "Tom Okafor, CIO", { mail: "tom@acme.example" }, aMoment()).project;
    expect(Object.values(project.persons).filter(({ name }) => name === TOM)).toMatchObject([
      { id: "H2", role: "CIO", mail: "tom@acme.example" },
    ]);
    expect(project.counters.person).toBe(busy.build().counters.person);
  });

  test("is removed only where nothing names the person", () => {
    const { project, key } = addPerson(busy.build(), "Nils Berg", {}, aMoment());
    expect(removePerson(project, key).persons[key]).toBeUndefined();
    const [tom = ""] = findPerson(project.persons, TOM) ?? [];
    expect(() => removePerson(project, tom)).toThrow(PsvcError);
  });

  test("who decides is a decision maker of the customer, never one of ours", () => {
    const { project, key } = addPerson(busy.build(), "Nils Berg", { decides: true }, aMoment());
    expect(project.people.deciders).toEqual(["Petra Lund", "Nils Berg"]);
    expect(editPerson(project, key, { decides: false }, aMoment()).people.deciders).toEqual(["Petra Lund"]);
    expect(() => addPerson(busy.build(), "Ann Lee", { decides: true, side: "services" }, aMoment())).toThrow(PsvcError);
  });
});

describe("a person typed with details", () => {
  test.each([
    ["an action", (text: string) => busy.with(anAction({ key: "new", owner: text })), "new"],
    ["a promise", (text: string) => busy.with(aPromise({ key: "new", heardBy: text })), "new"],
  ])("in %s leaves the name there, and the rest in the record", (_, make) => {
    const typed = "Nora Quist, COO <nora@acme.example>";
    const read = withPeopleRead(busy.build(), make(typed).build());
    expect(JSON.stringify({ ...read, persons: {} })).not.toContain("COO");
    expect(JSON.stringify({ ...read, persons: {} })).toContain('"Nora Quist"');
    expect(findPerson(read.persons, "Nora Quist")?.[1]).toMatchObject({ role: "COO", mail: "nora@acme.example" });
  });

  test("that stood there before stays as it is", () => {
    const before = busy.with(anAction({ key: "old", owner: "Nora Quist, COO" })).build();
    const after = { ...before, tags: ["north"] };
    expect(withPeopleRead(before, after)).toBe(after);
  });
});

describe("two spellings", () => {
  const spelled = (name: string, mails: readonly (string | null)[] = [null, null]) => {
    const first = addPerson(busy.build(), TOM, { mail: mails[0] }, aMoment());
    return twoSpellings(addPerson(first.project, name, { mail: mails[1] }, aMoment()).project);
  };

  test.each([
    ["a slip", "Tom Okafur", true],
    ["an accent", "Tóm Okafor", true],
    ["a hyphen", "Tom-Okafor", true],
    ["another person", "Tom Reyes", false],
  ])("%s", (_, name, isAsked) => {
    expect(spelled(name)).toEqual(isAsked ? [{ one: TOM, other: name }] : []);
  });

  test("with two addresses are two people, with one address or the same one they are asked about", () => {
    expect(spelled("Tom Okafur", ["a@acme.example", "b@acme.example"])).toEqual([]);
    expect(spelled("Tom Okafur", ["a@acme.example", "a@acme.example"])).toHaveLength(1);
    expect(spelled("Tom Okafur", ["a@acme.example", null])).toHaveLength(1);
  });
});
