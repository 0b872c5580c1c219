import { expect, test } from "vitest";
import { readJudgements } from "../../../src/exchange/promises/judgements.ts";

const read = (text: string, ...map: string[]) => readJudgements(Buffer.from(text), "decisions.csv", map);

test("a row is a judgement; one that says neither fit nor capability waits", () => {
  const { rows, bad, undecided } = read(
    "ID,Fit,Capability,Means,Why,Evidence\nP1,Fit,,configuration,,\n3.1.2,,sso; scim,,,\nP3,gap,,,no report,call\nP4,,,,,\n",
  );
  expect([bad, undecided]).toEqual([[], 1]);
  expect(rows.map(({ id, line, judgement }) => [id, line, JSON.parse(JSON.stringify(judgement))])).toEqual([
    ["P1", 2, { fit: "fit", means: "configuration" }],
    ["3.1.2", 3, { capabilities: ["sso", "scim"] }],
    ["P3", 4, { fit: "gap", why: "no report", evidence: "call" }],
  ]);
});

test("everything that is wrong in a row is said, with its line", () => {
  expect(read("id,fit,means\n,fti,standrad\nP2,gap,\n").bad).toEqual([
    {
      line: 2,
      text: ",fti,standrad",
      why: 'it names no promise; fit "fti" is none of fit, partial, gap; the nearest is fit; means "standrad" is none of standard, configuration; the nearest is standard',
    },
  ]);
});

test("their own column names are mapped", () => {
  expect(read("Ref,Answer\nP1,partial\n", "id=Ref", "fit=Answer").rows).toMatchObject([
    { id: "P1", judgement: { fit: "partial" } },
  ]);
});
