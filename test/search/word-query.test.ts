import { describe, expect, test } from "vitest";
import { matchesIn, mayHoldAll, type Term, wordQuery } from "../../src/search/word-query.ts";

const term = (typed: string) => wordQuery([typed]).terms[0] as Term;
const found = (typed: string, text: string) =>
  matchesIn(text, term(typed)).map(({ start, length }) => text.slice(start, start + length));

describe("a word is found", () => {
  test.each([
    ["login", "they log in each day", ["log in"]],
    ["login", "nobody logged in", ["logged in"]],
    ["login", "two log-ins, one Login", ["log-ins", "Login"]],
    ["log in", "the login page", ["login"]],
    ["e-mail", "an email", ["email"]],
    ["realtime", "real-time", ["real-time"]],
    ["golive", "we are going live", ["going live"]],
    ["invoice", "INVOICES and invoicing", ["INVOICES", "invoicing"]],
    ["cafe", "the Café", ["Café"]],
    ["ångström", "Angstrom", ["Angstrom"]],
    ["ops-12", "see OPS-12", ["OPS-12"]],
    ["dont", "they don’t", ["don’t"]],
    ["two way sync", "a two-way sync of both", ["two-way sync"]],
    ["вход", "один вход", ["вход"]],
    ["登录", "单点登录功能", ["登录"]],
    ["log", "blogs, catalogue", []],
    ["way two", "two way", []],
    ["login", "a log\n\nof inventory", []],
  ])("%s in %s", (typed, text, marked) => {
    expect(found(typed, text)).toEqual(marked);
    if (marked.length > 0) expect(mayHoldAll(wordQuery([typed]))(JSON.stringify({ text }))).toBe(true);
  });

  test("where a first look at a file would let it pass, for every text that holds it", () => {
    const texts = ["go\nlive", "going\tlive", "a fly", "flies", "dying skies", "I \"log\" 'in'", "ÉCOLE", "é-cole"];
    for (const text of texts)
      for (const typed of ["golive", "flies", "fly", "sky", "die", "login", "ecole"])
        if (found(typed, text).length > 0)
          expect([typed, text, mayHoldAll(wordQuery([typed]))(JSON.stringify(text))]).toEqual([typed, text, true]);
  });
});

test("a first look passes over a text in which a word is missing", () => {
  expect(mayHoldAll(wordQuery(["login", "quagga"]))('{"text":"log in"}')).toBe(false);
});

describe("what is typed is", () => {
  test.each([
    [
      ["log", "in"],
      ["log", "in"],
    ],
    [["log in"], ["log in"]],
    [['"log in" daily'], ["log in", "daily"]],
    [["“job card”"], ["job card"]],
    [['"half open'], ["half", "open"]],
    [["--", "!"], []],
  ])("%j: %j", (typed, terms) => {
    expect(wordQuery(typed).terms.map((one) => one.typed)).toEqual(terms);
  });
});
