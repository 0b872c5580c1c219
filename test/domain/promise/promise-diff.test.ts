import { expect, test } from "vitest";
import { assessPromises } from "../../../src/domain/promise/assess-many.ts";
import { requireAsShown } from "../../../src/domain/promise/change-promises.ts";
import { editPromises } from "../../../src/domain/promise/edit-promises.ts";
import { changesOfPromises } from "../../../src/domain/promise/promise-diff.ts";
import { style } from "../../../src/render/layout/style.ts";
import { renderPromiseChanges } from "../../../src/render/promise/promise-diff.ts";
import { keyOf, ledgerOf, momentFrom } from "../ledger.ts";

const start = ledgerOf([{ heardBy: "Tom" }, {}]);
const key = keyOf(start, "P1");
const judged = assessPromises(start, [{ key, judgement: { fit: "partial" } }], momentFrom(100)).project;

test("a judgement that says the same of a later day is told as one", () => {
  const later = { ...momentFrom(200), today: "2026-12-01" };
  const standing = { ...start, project: judged, today: later.today };
  const { project } = assessPromises(standing, [{ key, judgement: { fit: "partial" } }], later);
  expect(changesOfPromises(judged, project)).toMatchObject([
    { id: "P1", fields: [{ field: "fit", from: "partial", to: "partial, judged again" }], opens: null },
  ]);
});

test("what is so already is not written again", () => {
  const { project } = editPromises(start.project, [key, keyOf(start, "P2")], { heardBy: "Tom" }, {}, momentFrom(100));
  expect(changesOfPromises(start.project, project).map(({ id }) => id)).toEqual(["P2"]);
});

test("an open gap whose promise fits now is offered to be closed, once it is written", () => {
  const judgement = { fit: "fit", why: "shown", evidence: "a recording" } as const;
  const { project } = assessPromises({ ...start, project: judged }, [{ key, judgement }], momentFrom(200));
  const changes = changesOfPromises(judged, project);
  const screen = { slug: "acme", changes, unchanged: 0 };
  const plain = style({ color: false, width: 100 });
  expect(renderPromiseChanges({ ...screen, stage: "written" }, plain)).toContain(
    "psvc gap close acme G1 --evidence TEXT",
  );
  expect(renderPromiseChanges({ ...screen, stage: "preview" }, plain)).not.toContain("gap close");
});

test("what was shown is refused once one of the promises is another", () => {
  expect(() => requireAsShown(start.project, judged, [keyOf(start, "P2")])).not.toThrow();
  expect(() => requireAsShown(start.project, judged, [key])).toThrow(
    expect.objectContaining({ problem: expect.objectContaining({ because: "P1 changed since it was shown" }) }),
  );
});

test("a narrow screen keeps the old and the new", () => {
  const changes = changesOfPromises(start.project, judged);
  expect(
    renderPromiseChanges({ slug: "acme", changes, stage: "preview", unchanged: 1 }, style({ color: false, width: 60 })),
  ).toMatchInlineSnapshot(`
    "ID  WHAT  NOW         BECOMES            PROMISE
    P1  fit   unassessed  partial, opens G1  promise 1

    1 promise would be changed, 1 gap opened, 1 as asked for already."
  `);
});
