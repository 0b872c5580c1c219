import { describe, expect, test } from "vitest";
import { findPerson, personKey, withRolePersons } from "../../../src/domain/people/person-records.ts";
import { editProject } from "../../../src/domain/project/edit-project.ts";
import { aMoment, aProject } from "../builders.ts";

const namesOf = (project: { readonly persons: Readonly<Record<string, { readonly name: string }>> }) =>
  Object.values(project.persons).map(({ name }) => name);

describe("records of people", () => {
  test("a new project has one for each who has a part by name, once however many parts", () => {
    const project = aProject().build();
    expect(Object.values(project.persons).map(({ id, name, side }) => [id, name, side])).toEqual([
      ["H1", "Petra Lund", "customer"],
      ["H2", "Tom Okafor", "customer"],
      ["H3", "Ana Sato", "services"],
    ]);
    expect(project.counters.person).toBe(3);
  });

  test("a person named by an edit gets the next number, and one who is no longer named keeps the record", () => {
    const project = aProject().build();
    const edited = editProject(project, { deal: {}, people: { sponsor: "Olga Weiss, CEO" } }, aMoment());
    expect(namesOf(edited)).toEqual(["Petra Lund", "Tom Okafor", "Ana Sato", "Olga Weiss"]);
    expect(findPerson(edited.persons, "Olga Weiss, CEO")?.[1]).toMatchObject({ id: "H4", role: "CEO" });
    expect(edited.people.sponsor).toBe("Olga Weiss, CEO");
  });

  test("nothing to add leaves the project as it is", () => {
    const project = aProject().build();
    expect(withRolePersons(project)).toBe(project);
  });

  test("a record answers to its name in any case and to a former name, and a current name goes before a former", () => {
    const { persons } = aProject().build();
    const [key, person] = findPerson(persons, "petra  LUND") ?? [];
    expect(person?.name).toBe("Petra Lund");
    const renamed = { ...persons, [key ?? ""]: { ...person, name: "Petra Berg", formerNames: ["Petra Lund"] } };
    const all = renamed as typeof persons;
    expect(findPerson(all, "Petra Lund")?.[0]).toBe(key);
    expect(findPerson(all, "Petra Lund, CFO")?.[0]).toBe(key);
    const twin = { ...all, other: { ...(person as (typeof persons)[string]), name: "Petra Lund" } };
    expect(findPerson(twin, "Petra Lund")?.[0]).toBe("other");
    expect(findPerson(all, "Petra")).toBeNull();
  });

  test("a key depends on project and folded name alone", () => {
    expect(personKey("acme", "Ann Lee")).toBe(personKey("acme", " ann LEE"));
    expect(personKey("acme", "Ann Lee")).not.toBe(personKey("acme-2", "Ann Lee"));
    expect(personKey("acme", "Ann Lee")).toMatch(/^[0-9a-f]{16}$/);
    // What a released psvc made stays what it is.
    expect(personKey("acme", "Ann Lee")).toBe("84cb63e31b33d388");
  });
});
