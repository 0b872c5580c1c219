import { describe, expect, test } from "vitest";
import { understandColumns } from "../../../src/exchange/promises/promise-columns.ts";
import { readCsv } from "../../../src/exchange/sheet/csv.ts";

function understand(columns: readonly string[], rows: readonly (readonly string[])[], map: readonly string[] = []) {
  const text = [columns, ...rows]
    .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(","))
    .join("\n");
  return understandColumns(readCsv(`${text}\n`, "list.csv"), map);
}

function fields(columns: readonly string[], rows: readonly (readonly string[])[], map: readonly string[] = []) {
  const { columns: found, labels } = understand(columns, rows, map);
  return Object.fromEntries([...found].map(([field, at]) => [field, labels[at]]));
}

const ROWS = [
  ["R-1", "They sign in with SSO"],
  ["R-2", "Reports by night"],
];

describe("the id is found under", () => {
  test.each(
    `Requirement #|Requirement No.|Req. No.|Req #|Sr. No.|S.No|Nr.|Lfd. Nr.|No|#|Key|Issue key|Code|Ref|Reference|ID|
    Requirement ID|REQ_ID|Anforderungs-ID|Nummer|N°|Numéro|Réf.|Código|Identificador|Volgnummer|Item No.|1. ID *`
      .split("|")
      .map((heading) => heading.trim()),
  )("%s, which is never the statement", (heading) => {
    expect(fields([heading, "Requirement text"], ROWS)).toEqual({ id: heading, statement: "Requirement text" });
    expect(fields([heading, "Wish"], ROWS)).toEqual({ id: heading, statement: "Wish" });
  });
});

describe("the statement is found under", () => {
  test.each(
    `Requirement|Requirements|Requirement Description|Requirement*|Requirement (English)|2. Requirement|REQUIREMENT TEXT|
    Functional Requirement|User Story|User Stories|Question|Need|Description|Details|Feature|Anforderung|Anforderungen|
    Beschreibung|Anforderungstext|Frage|Exigence|Exigences|Libellé|Besoin|Énoncé|Requisito|Requisitos|Requerimiento|
    Descripción|Pregunta|Descrição|Pergunta|Eis|Eisen|Vereiste|Omschrijving|Vraag|Anforderung / Requirement|
    Detailed business requirement of the department`
      .split("|")
      .map((heading) => heading.trim().replace(/\s+/g, " ")),
  )("%s", (heading) => expect(fields(["ID", heading], ROWS)).toEqual({ id: "ID", statement: heading }));

  test("a heading with line breaks", () => {
    expect(fields(["Req.\nNo.", "Requirement\nDescription"], ROWS)).toEqual({
      id: "Req.\nNo.",
      statement: "Requirement\nDescription",
    });
  });
});

describe("other fields are found under", () => {
  test.each([
    ["importance", "Priorität"],
    ["importance", "Priority\n(M/D/O)"],
    ["importance", "Prioridad"],
    ["area", "Bereich"],
    ["area", "Catégorie"],
    ["area", "Functional Area"],
    ["answer", "Bidder Response (Y/N)"],
    ["answer", "Antwort"],
    ["answer", "Cumple"],
    ["quote", "Bemerkungen"],
    ["neededBy", "Fällig am"],
  ])("%s: %s", (field, heading) => {
    const rows = ROWS.map((row) => [...row, "Yes"]);
    expect(fields(["ID", "Requirement", heading], rows)).toMatchObject({ [field]: heading });
  });
});

describe("the contents decide", () => {
  test("which of two columns is the statement: the longer texts in more rows; the other is kept as a note", () => {
    const rows = [
      ["1", "SSO", "They sign in with SSO"],
      ["2", "Reports by night", "By night"],
      ["3", "Labels", "They print labels"],
    ];
    const found = understand(["ID", "Title", "Description"], rows);
    expect(found.columns.get("statement")).toBe(2);
    expect(found.notes).toEqual([1]);
  });

  test("that a column of codes is the id and no statement, whatever it is called", () => {
    expect(fields(["Requirement", "Description"], ROWS)).toEqual({ id: "Requirement", statement: "Description" });
  });

  test("where no heading is known: codes are the id, texts the statement, words of a scale the importance", () => {
    const rows = [
      ["R-1", "They sign in with SSO", "High"],
      ["R-2", "Reports by night", "Low"],
      ["R-3", "They print labels", "High"],
    ];
    const found = understand(["Kz", "Wunschzettel", "Wie sehr"], rows);
    expect([...found.columns]).toEqual([
      ["id", 0],
      ["statement", 1],
      ["importance", 2],
    ]);
    expect(found.likely).toEqual(["statement", "id", "importance"]);
  });

  test("nothing between two columns of like texts: both are open, each with three of its cells", () => {
    const rows = ["one", "two", "three", "four"].map((word) => [`the first ${word}`, `the other ${word}`]);
    const found = understand(["Aaa", "Bbb"], rows);
    expect(found.columns.has("statement")).toBe(false);
    expect(found.open).toEqual([
      { column: "Aaa", samples: ["the first one", "the first two", "the first three"] },
      { column: "Bbb", samples: ["the other one", "the other two", "the other three"] },
    ]);
  });
});

describe("--map", () => {
  test("goes before names and contents, and takes no text from elsewhere", () => {
    const rows = [
      ["1", "SSO", "They sign in"],
      ["2", "", "They print"],
    ];
    const found = understand(["ID", "Title", "Description"], rows, ["statement=Title"]);
    expect([found.columns.get("statement"), found.otherStatements]).toEqual([1, []]);
  });

  test("of none leaves a field out", () => {
    expect(fields(["ID", "Requirement"], ROWS, ["id=none"])).toEqual({ statement: "Requirement" });
  });
});

describe("a heading that contains a word of statements", () => {
  test("does not take the place of one that psvc knows, however long its texts are", () => {
    const rows = [
      ["R1", "They sign in", "Check that they sign in with the account they have, and with no other"],
      ["", "", "Check that a wrong password is refused, and that the fifth try locks the account"],
    ];
    expect(fields(["No", "Requirement Description", "Test Description"], rows)).toEqual({
      id: "No",
      statement: "Requirement Description",
    });
  });

  test("is no statement where it is about tests, risks or acceptance", () => {
    const rows = ROWS.map(([id = "", text = ""]) => [
      id,
      text,
      `Check that ${text} works, on a Monday and on a Friday`,
    ]);
    expect(fields(["No", "What is wanted", "Test description"], rows)).toMatchObject({ id: "No" });
    expect(understand(["No", "What is wanted", "Test description"], rows).columns.get("statement")).not.toBe(2);
  });
});

test("a list that is not written yet has statements that look like codes", () => {
  expect(
    fields(
      ["index", "requirement"],
      [
        ["f1", "requirement 1"],
        ["f2", "requirement 2"],
      ],
    ),
  ).toEqual({
    id: "index",
    statement: "requirement",
  });
});

test("the id is the one that the rows with a statement bear, whatever else is numbered below them", () => {
  const rows = [
    ["US-1", "They sign in", "AC-1", "with a password"],
    ["", "", "AC-2", "with a card"],
    ["", "", "AC-3", "with a key"],
    ["US-2", "They print", "AC-4", "on paper"],
    ["", "", "AC-5", "on labels"],
  ];
  expect(fields(["ID", "User Story", "Acc_ID", "Acceptance criteria"], rows)).toMatchObject({ id: "ID" });
});

describe("headings in other letters", () => {
  test.each([
    ["编号", "需求描述", "优先级", "高"],
    ["番号", "要件", "優先度", "高"],
    ["Номер", "Требование", "Приоритет", "Высокий"],
    ["№", "Опис", "Пріоритет", "Низький"],
  ])("%s, %s, %s", (id, statement, importance, word) => {
    const rows = ROWS.map(([no = "", text = ""]) => [no, text, word]);
    expect(fields([id, statement, importance], rows)).toEqual({ id, statement, importance });
  });
});

describe("what is not taken for something else", () => {
  test("a flag of yes and no under an unknown heading is no answer", () => {
    const rows = ROWS.map(([id = "", text = ""], i) => [id, text, i === 0 ? "TRUE" : "FALSE"]);
    expect(fields(["uid", "text", "normative"], rows)).toEqual({ id: "uid", statement: "text" });
  });

  test("a level of headings is no priority, a level of words is one", () => {
    const numbered = ROWS.map(([id = "", text = ""], i) => [id, text, `1.${i}`]);
    expect(fields(["ID", "Text", "Level"], numbered)).toEqual({ id: "ID", statement: "Text" });
    const worded = ROWS.map(([id = "", text = ""]) => [id, text, "High"]);
    expect(fields(["ID", "Text", "Level"], worded)).toMatchObject({ importance: "Level" });
  });

  test("a text in one column under no known name is asked about", () => {
    const found = understand(
      ["1. Database"],
      [["Click on one of these departments to read more"], ["About the topics"]],
    );
    expect([found.columns.has("statement"), found.open.map(({ column }) => column)]).toEqual([false, ["1. Database"]]);
  });
});
