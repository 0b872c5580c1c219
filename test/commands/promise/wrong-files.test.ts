import { expect, test } from "vitest";
import { put, testApp } from "../../app.ts";
import { working } from "../../working.ts";

async function withFile(name: string, content: string) {
  const files = new Map<string, string | Buffer>([[name, content]]);
  const app = testApp({ files });
  await working(app, ["new-project", "Heron Water", "--slug", "heron", "--closed", "2026-11-20", "--lead", "Ana"]);
  await working(app, ["promise", "add", "heron", "They sign in"]);
  return app;
}

const BROKEN = '{\n  "customer": "Acme",\n  closedOn: "2026-11-20"\n}\n';
const DRAWN = '  3 |   closedOn: "2026-11-20"\n    |   ^\n';

test.each([
  [["new-project", "--from", "f.json"]],
  [["import", "f.json"]],
  [["promise", "import", "heron", "f.json"]],
  [["intake", "heron", "--promises", "f.json"]],
  [["capability", "import", "f.json", "--product", "T", "--release", "1"]],
])("psvc %j shows the line of a file that is not JSON, with a caret, and what to write", async (argv) => {
  const isList = argv.includes("--promises");
  const app = await withFile("f.json", isList ? `[${BROKEN}]` : BROKEN);
  const ran = await app.psvc(...argv);
  expect([ran.exitCode, ran.out]).toEqual([1, ""]);
  expect(ran.err).toContain("f.json:3:3 cannot be read:");
  expect(ran.err).toContain('a key stands between double quotes: "key": value');
  expect(ran.err).toContain(DRAWN);
});

test("the place is data as well", async () => {
  const app = await withFile("f.json", BROKEN);
  const ran = await app.psvc("import", "f.json", "--json");
  expect(JSON.parse(ran.err).error.at).toEqual({ line: 3, column: 3, text: '  closedOn: "2026-11-20"' });
});

test("a template that somebody edited shows what is wrong in it", async () => {
  const app = await withFile("x", "");
  await working(app, ["template", "copy", "small", "ours"]);
  const text = app.disk.files.readFile("/home/ana/store/templates/ours.json").toString("utf8");
  put(app, "templates/ours.json", text.replace('"weeks": 4', '"weeks": "four"'));
  const ran = await app.psvc("template", "show", "ours");
  expect(ran.err).toMatch(/ours\.json:\d+:12 \(weeks\) is damaged: .*\n {2}\d+ \| {3}"weeks": "four"\n +\| +\^\n/);
});

test.each([
  [
    ["promise", "import", "heron", "f.csv"],
    "ID,Requirement\nR1,Reports,more\n",
    "    R1,Reports,more\n               ^^^^\n",
  ],
  [["promise", "assess", "heron", "--decisions", "f.csv"], "promise,fit\nP1,gapp\n", "    P1,gapp\n       ^^^^\n"],
  [["promise", "assess", "heron", "--decisions", "f.csv"], "promise,fit\nP9,gap\n", "    P9,gap\n    ^^\n"],
])("psvc %j shows the row that cannot be taken, with carets under the cell", async (argv, csv, drawn) => {
  const app = await withFile("f.csv", csv);
  expect((await app.psvc(...argv)).err).toContain(drawn);
});
