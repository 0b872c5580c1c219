import { expect, test } from "vitest";
import { type TestApp, testApp } from "../../app.ts";
import { DAY_ONE, working } from "../../working.ts";

/** Who types what psvc advises, and nothing else, gets live and closes the project, whatever state a gap is in. */

const SAID = ["--decided-by", "Petra Lund", "--words", "fine"];
const OPTION = "workaround: by hand; time: none; money: none; scope: none; services: 1; customer: 1";
const PLAN = ["confront", "plan", "acme", "G1", "--by", "fri", "--option", OPTION];
const resolve = (kind: string, ...more: string[]) => ["gap", "resolve", "acme", "G1", "--resolution", kind, ...more];
const outcome = (word: string, ...more: string[]) => [
  PLAN,
  ["confront", "outcome", "acme", "G1", "--outcome", word, ...more],
];
const CLOSED = ["gap", "close", "acme", "G1", "--evidence", "run.pdf"];

const STARTS: readonly (readonly [string, readonly (readonly string[])[]])[] = [
  ["open", []],
  ["planned", [PLAN]],
  ["refused", outcome("refused", ...SAID)],
  ["countered", outcome("countered", ...SAID, "--by", "fri")],
  ["escalated", outcome("escalated", "--decided-by", "Tom Okafor", "--words", "no", "--escalated-to", "Petra Lund")],
  ["rescheduled", outcome("rescheduled", "--by", "fri", "--why", "ill")],
  [
    "accepted with a condition",
    outcome("accepted-with-condition", ...SAID, ...DAY_ONE, "--condition", "show it; Ana; fri"),
  ],
  ["accepted with reservations", outcome("under-protest", ...SAID)],
  ["proposed", [resolve("workaround", ...DAY_ONE)]],
  ["agreed", [resolve("workaround", ...DAY_ONE, ...SAID)]],
  ["deferred", [resolve("defer", "--review-on", "2027-06-01", ...SAID)]],
  ["left out", [resolve("descope", ...SAID)]],
  ["an extension", [resolve("extension", "--funded-on", "2026-12-10", ...DAY_ONE, ...SAID)]],
  ["in place", [resolve("workaround", ...DAY_ONE, ...SAID), CLOSED]],
  ["opened again", [resolve("descope", ...SAID), ["gap", "reopen", "acme", "G1", "--why", "again"]]],
];

/** What a lead puts in the place of the words that a line leaves open. */
const OPEN_WORDS: Readonly<Record<string, string>> = {
  NAME: "Petra Lund",
  TEXT: "Finance types them in each night",
  WHERE: "scope.pdf",
};

/** The words of a line as a shell splits them, with the open ones said. */
function said(line: string): readonly string[] {
  return [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, word]) => {
    const text = quoted ?? word ?? "";
    return OPEN_WORDS[text] ?? text.replace("TEXT; NAME", "show it; Ana");
  });
}

/** Types the line, then what psvc says instead while something is missing. */
async function obeyed(app: TestApp, line: string): Promise<{ readonly exitCode: number; readonly told: string }> {
  let ran = await app.psvc(...said(line));
  for (let again = 0; again < 4; again++) {
    const next =
      ran.exitCode === 2
        ? /^Like: psvc (.*)$/m.exec(ran.err)
        : /^next: psvc (.*)$/m.exec(line === "golive acme" ? ran.out : "");
    if (!next?.[1]) break;
    ran = await app.psvc(...said(next[1]));
  }
  return { exitCode: ran.exitCode, told: ran.err + ran.out };
}

const MOST_STEPS = 40;
const MOST_DAYS = 70;
const A_DAY_MS = 24 * 60 * 60 * 1000;

test.each(STARTS)(
  "from a gap that is %s",
  async (_, before) => {
    const began = Date.UTC(2026, 11, 1);
    const on = (days: number) => base.on(new Date(began + days * A_DAY_MS).toISOString().slice(0, 10));
    const base = testApp({ today: "2026-12-01" });
    const people = [
      "--sponsor",
      "Petra Lund",
      "--project-lead",
      "Tom Okafor",
      "--decider",
      "Petra Lund",
      "--deal-owner",
      "Jo",
    ];
    const deal = [
      "--closed",
      "2026-11-27",
      "--lead",
      "Ana",
      "--template",
      "small",
      "--product",
      "Prod",
      "--why",
      "less paper",
    ];
    const known = ["--value", "10", "--currency", "EUR", "--handed-over", "yes", "--readiness", "partly"];
    await working(base, ["new-project", "Acme", ...deal, ...people, ...known]);
    await working(base, ["promise", "add", "acme", "Two-way sync", "--importance", "must", "--fit", "gap"]);
    for (const one of before) await working(base, one);
    const log: string[] = [];
    const status = async (days: number) => (await on(days).psvc("status", "acme", "--json")).json.project.status;
    for (let days = 0; days < MOST_DAYS && log.length < MOST_STEPS && (await status(days)) !== "closed"; ) {
      const { next } = (await on(days).psvc("next", "acme", "--json")).json;
      const [step] = next;
      const line = step?.command.replace(/^psvc /, "");
      const ran = line ? await obeyed(on(days), line) : null;
      // Whatever is advised can be done; where nothing is to do today, or it is told again, the day is over.
      if (ran) expect([0, 3], `${log.join("\n")}\n${line}\n${ran.told}`).toContain(ran.exitCode);
      if (!line || log.at(-1) === line) days += 1;
      else log.push(line);
    }
    expect(await status(MOST_DAYS), log.join("\n")).toBe("closed");
  },
  60_000,
);
