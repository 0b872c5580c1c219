import { describe, expect, test } from "vitest";
import { CAPABILITY_HEADINGS, readCapabilities } from "../../../src/exchange/catalogue/capabilities.ts";
import { openSheet } from "../../../src/exchange/sheet/sheet.ts";
import { workbook } from "../xlsx/workbook.ts";

/** What comes in: each capability as key, name, availability, editions and roadmap note; or what is asked. */
async function comesIn(content: string | Buffer, file: string): Promise<readonly string[]> {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  const sheet = await openSheet(bytes, file, { records: "capabilities", headings: CAPABILITY_HEADINGS });
  const read = readCapabilities(sheet, { map: [], values: [] });
  if (read.open.length > 0) return ["asks which column is the name"];
  if (read.areEditionsUnsure) return [`asks of ${read.editions.join(" and ")}`];
  if (read.unknown.length > 0) return read.unknown.map(({ word, count }) => `asks what "${word}" means (${count})`);
  if (read.assumed !== null) return ["asks what is available"];
  return read.rows.map(({ key, fields }) =>
    [key, fields.name, fields.availability, fields.editions?.join("+"), fields.roadmapNote].filter(Boolean).join(" | "),
  );
}

describe("a catalogue, and what comes in of it", () => {
  test.each<readonly [string, string, readonly string[]]>([
    [
      "a product manager's words",
      "Feature,Status\nSSO,GA\nMaps,Public beta\nFax,EOL\nSLA,Planned for Q3\n",
      [
        "sso | SSO | available",
        "maps | Maps | limited",
        "fax | Fax | unavailable",
        "sla | SLA | unavailable | Planned for Q3",
      ],
    ],
    [
      "marks under the product's name",
      "Feature,Available\nSSO,✓\nMaps,–\n",
      ["sso | SSO | available", "maps | Maps | unavailable"],
    ],
    [
      "a status under any heading",
      "Feature,Reifegrad im Feld\nSSO,released\nMaps,roadmap\n",
      ["sso | SSO | available", "maps | Maps | unavailable | roadmap"],
    ],
    [
      "a pricing table",
      "Feature,Free,Pro,Enterprise\nSSO,,✓,✓\nMaps,10 users,✓,✓\n",
      ["sso | SSO | available | Pro+Enterprise", "maps | Maps | available | Free+Pro+Enterprise"],
    ],
    ["products that are compared", "Feature,Heron,Egret\nSSO,✓,✗\nMaps,✗,✓\n", ["asks of Heron and Egret"]],
    ["names alone", "Feature\nSSO\nMaps\n", ["asks what is available"]],
    [
      "a description and no state",
      "Feature,Description\nSSO,One account\nMaps,With roads\n",
      ["asks what is available"],
    ],
    [
      "words that psvc does not know",
      "Feature,Status\nSSO,Blue\nMaps,Blue\nFax,Red\n",
      ['asks what "Blue" means (2)', 'asks what "Red" means (1)'],
    ],
    [
      "a board with lanes",
      "id,lane,text\n1,done,Sign in with SSO\n2,doing,Print labels\n3,later,Export to CSV\n",
      [
        "1 | Sign in with SSO | available",
        "2 | Print labels | unavailable | doing",
        "3 | Export to CSV | unavailable | later",
      ],
    ],
  ])("%s", async (_, content, expected) => expect(await comesIn(content, "list.csv")).toEqual(expected));

  test("YAML, JSON and a workbook come in as their text would", async () => {
    const expected = ["sso | SSO | available", "maps | Maps | limited"];
    expect(await comesIn("- name: SSO\n  status: GA\n- name: Maps\n  status: beta\n", "f.yml")).toEqual(expected);
    const json = {
      product: "Heron",
      features: [
        { name: "SSO", status: "GA" },
        { name: "Maps", status: "beta" },
      ],
    };
    expect(await comesIn(JSON.stringify(json), "f.json")).toEqual(expected);
    const book = await workbook({
      Features: [
        ["Feature", "Status"],
        ["SSO", "GA"],
        ["Maps", "Beta"],
      ],
    });
    expect(await comesIn(book, "f.xlsx")).toEqual(expected);
  });
});
