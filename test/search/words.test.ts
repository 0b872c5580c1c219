import { expect, test } from "vitest";
import { tellingWords, typedWords } from "../../src/search/words.ts";

test.each([
  ["camelCase and snake_case", ["camel", "case", "snake", "case"]],
  ["e-mail/SMS v2.10", ["mail", "sms", "v2", "10"]],
  ["HTTPServer", ["http", "server"]],
  ["Zürich: Öl", ["zurich", "ol"]],
  ["they should be able to do it", []],
  ["倉庫の管理", ["倉庫の管理"]],
  ["", []],
])("the words of %j", (text, words) => expect(tellingWords(text)).toEqual(words));

test("a word is known by its stem as it was typed first", () => {
  expect([...typedWords("Invoices, invoicing")]).toEqual([["invoic", "Invoices"]]);
});
