import { describe, expect, test } from "vitest";
import { settleBreaches } from "../../../src/domain/invariant/settle.ts";
import type { Project } from "../../../src/domain/model/project.ts";
import { aGap, aProject, aPromise } from "../../domain/builders.ts";
import { lostOf } from "./nothing-lost.ts";

const base = aProject().with(aPromise(), aGap()).build();
const heard: Project = {
  ...base,
  promises: { p: { ...(base.promises.p as Project["promises"][string]), heardBy: "Kit" } },
};
const added = aProject(base)
  .with(aPromise({ key: "new" }))
  .build();

describe("what two people did, looked for in the merge", () => {
  test.each<readonly [string, Project, Project, Project, readonly string[]]>([
    ["is there", heard, base, heard, []],
    ["is gone", heard, base, base, ["promises.p.heardBy"]],
    ["is a record that is gone", added, base, base, ["promises.new"]],
    ["is a record with another number", added, base, renumbered(added), []],
    ["is what the other changed too", heard, { ...heard, lead: "Ben" }, { ...base, lead: "Ben" }, []],
  ])("%s", (_, side, other, merged, lost) => {
    expect(lostOf(base, side, other, merged)).toEqual(lost);
  });

  test("is not lost where a rule settled it, and only on that record", () => {
    const dropped: Project = {
      ...heard,
      promises: {
        p: {
          ...(heard.promises.p as Project["promises"][string]),
          dropped: { on: "2026-11-25", why: "a joke", duplicateOf: null, decision: null },
        },
      },
    };
    const settled = settleBreaches(dropped, "2026-11-25");
    expect(lostOf(base, dropped, base, settled)).toEqual([]);
    expect(lostOf(base, { ...dropped, lead: "Ben" }, base, settled)).toEqual(["lead"]);
  });
});

function renumbered(project: Project): Project {
  const promise = project.promises.new as Project["promises"][string];
  return { ...project, promises: { ...project.promises, new: { ...promise, id: "P9", formerly: promise.id } } };
}
