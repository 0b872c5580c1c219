import { describe, expect, test } from "vitest";
import { understandColumns } from "../../../src/exchange/promises/promise-columns.ts";
import { readCsv } from "../../../src/exchange/sheet/csv.ts";

function understand(...lines: readonly string[]) {
  const { columns, open, likely, labels } = understandColumns(readCsv(`${lines.join("\n")}\n`, "list.csv"), []);
  const fields = Object.fromEntries([...columns].map(([field, at]) => [field, labels[at]]));
  return { fields, open: open.map(({ column }) => column), likely };
}

describe("two lists side by side", () => {
  test("are asked about, for a row of one says nothing of the other", () => {
    const { fields, open } = understand(
      "Requisitos Funcionais:,Requisitos não Funcionais:,Descrição:",
      "RF1 - Cadastro de produtos,RN1 - Segurança,O sistema deve ser protegido",
      "RF2 - Relatórios,RN2 - Disponibilidade,O sistema deve estar disponível",
      "RF3 - Notas,,",
    );
    expect(fields.statement).toBeUndefined();
    expect(open).toContain("Requisitos Funcionais:");
  });

  test("are told from one list whose texts bear their codes twice", () => {
    const { fields } = understand(
      "Requirement,Description",
      "R1 - Sign in,R1 - They sign in with one account",
      "R2 - Print,R2 - They print labels by night",
    );
    expect(fields.statement).toBe("Description");
  });
});

describe("the id stands before the statement", () => {
  test("where another id stands behind it, though its name is likelier", () => {
    const { fields } = understand(
      "BR ID,Business Requirement,User Story ID,Test Case ID",
      "BR-1,They sign in,US-1,TC-1",
      "BR-2,They print labels,US-2,TC-2",
    );
    expect(fields).toMatchObject({ id: "BR ID", statement: "Business Requirement" });
  });

  test("unless what stands behind it is the requirement's own", () => {
    const { fields } = understand("No,Requirement,Requirement ID", "1,They sign in,R-1", "2,They print labels,R-2");
    expect(fields).toMatchObject({ id: "Requirement ID", statement: "Requirement" });
  });
});

describe("one column alone", () => {
  test.each([
    ["says what it holds, in other letters", "Вимоги до сайту", "Вхід через пошту", "Кошик"],
    ["says what must be, without a heading that does", "Zzz", "The system must print", "The system shall sign in"],
    ["says what must be, in Portuguese", "Zzz", "A solução deverá operar na WEB", "O acesso deve ser seguro"],
  ])("%s", (_, heading, first, second) => {
    expect(understand(heading, first, second, first.replace(/^\S+/, "$& 2")).fields.statement).toBe(heading);
  });

  test("is asked about where its texts say nothing of the kind", () => {
    const { fields, open } = understand("Zzz", "We met on Monday", "It was sunny all day", "And then we left");
    expect([fields.statement, open]).toEqual([undefined, ["Zzz"]]);
  });
});
