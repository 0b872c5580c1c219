import { describe, expect, test } from "vitest";
import {
  addNote,
  editNote,
  linksIn,
  type NoteInput,
  notesAbout,
  notesOf,
  removeNote,
} from "../../../src/domain/note/note.ts";
import { addDays } from "../../../src/domain/time/calendar.ts";
import { aGap, aMoment, anAction, aProject, aPromise, START } from "../builders.ts";

const said: NoteInput = { text: "they want it", on: START, with: [], about: null, shareable: false };
const noted = (...inputs: Partial<NoteInput>[]) =>
  inputs.reduce(
    (project, input, nth) => addNote(project, { ...said, ...input }, { today: START, key: () => `n${nth}` }).project,
    aProject().with(aPromise(), aGap(), anAction()).build(),
  );
const ids = (entries: ReturnType<typeof notesOf>) => entries.map(([, { id }]) => id);

describe("a note", () => {
  test.each([
    ["the day before", addDays(START, -1), null],
    ["on the day", START, null],
    ["the day after", addDays(START, 1), "refused"],
  ])("is about a day that was: %s", (_, on, code) => {
    const add = () => noted({ on });
    if (code === null) expect(Object.values(add().notes)).toMatchObject([{ id: "N1", on, recordedOn: START }]);
    else expect(add).toThrow(expect.objectContaining({ problem: expect.objectContaining({ code }) }));
  });

  test.each(["", "  \n "])("says something: %j", (text) => {
    expect(() => noted({ text })).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code: "needs" }) }),
    );
  });

  test("keeps its Markdown, and knows the links in it", () => {
    const text = "# Call\r\n\r\n- see https://wiki.example/a_(b).\n- and <https://x.example/?q=1>";
    const [note] = Object.values(noted({ text }).notes);
    expect(note?.text).toBe(text.replaceAll("\r\n", "\n"));
    expect(note?.links).toEqual(["https://wiki.example/a_(b", "https://x.example/?q=1"]);
    expect(linksIn("no link, ftp://x")).toEqual([]);
  });

  test("has a number that is never given out twice", () => {
    const two = noted({}, {});
    const again = addNote(removeNote(two, "n1"), said, aMoment());
    expect(Object.values(again.project.notes).map(({ id }) => id)).toEqual(["N1", "N3"]);
  });

  test("is edited in part", () => {
    const before = noted({ with: ["Tom Okafor"], shareable: true });
    const after = editNote(
      before,
      "n0",
      { text: "other https://a.example" },
      { today: addDays(START, 3), key: () => "" },
    );
    expect(after.notes.n0).toMatchObject({
      text: "other https://a.example",
      links: ["https://a.example"],
      with: ["Tom Okafor"],
      shareable: true,
      recordedOn: START,
    });
  });
});

test("notes stand newest first, those of one day as they were written, last first", () => {
  expect(ids(notesOf(noted({ on: addDays(START, -2) }, {}, {}, { on: addDays(START, -1) })))).toEqual([
    "N3",
    "N2",
    "N4",
    "N1",
  ]);
});

test("notes on a promise are on its gap, and the other way round", () => {
  const project = noted({ about: "p" }, { about: "g" }, { about: "a" }, {});
  const keys = { promise: Object.keys(project.promises)[0] ?? "", gap: Object.keys(project.gaps)[0] ?? "" };
  const about = noted({ about: keys.promise }, { about: keys.gap }, { about: "kickoff" }, {});
  for (const key of Object.values(keys)) expect(ids(notesAbout(about, key))).toEqual(["N2", "N1"]);
  expect(ids(notesAbout(about, "kickoff"))).toEqual(["N3"]);
});
