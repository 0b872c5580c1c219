// How much of what documents promise is found: `npm run bench:documents [FOLDER]`, the folder of the samples.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findPromises } from "../../src/documents/find/find-promises.ts";
import { readAnyDocument } from "../../src/documents/read-document.ts";
import type { FoundPromises, Proposal } from "../../src/domain/promise/proposal.ts";
import { lettersAndDigits } from "../../src/domain/text/similar-texts.ts";

const [folder = join(import.meta.dirname, "../../../shared/samples"), ...flags] = process.argv.slice(2);
const isWordy = flags.includes("--wrong");
const NOBODY = { ours: [], theirs: [] };

interface Labelled {
  readonly label: "product" | "service" | "none" | "unclear";
  readonly text: string;
  readonly heading: string;
  readonly line: number;
}

async function found(file: string): Promise<FoundPromises> {
  const document = await readAnyDocument(readFileSync(file), file, { password: null, asOriginal: false });
  return findPromises(document, { file, source: null, parties: NOBODY });
}

const score = (value: number): string => value.toFixed(3);
const row = (measure: string, value: string, bar: string): void => {
  process.stdout.write(`${measure.padEnd(64)} ${value.padStart(22)}   ${bar}\n`);
};

function f1(right: number, proposed: number, wanted: number) {
  const [precision, recall] = [right / (proposed || 1), right / (wanted || 1)];
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall || 1) };
}

const isSame = (label: string, quote: string): boolean =>
  label.length > 0 &&
  quote.length > 0 &&
  (label === quote || quote.includes(label) || (label.includes(quote) && quote.length > 20));

async function workStatement(): Promise<void> {
  const sow = join(folder, "documents/sow");
  const labels = readFileSync(join(sow, "pws-labels.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line): Labelled => JSON.parse(line));
  const { proposals } = await found(join(sow, "pws.md"));
  const quotes = proposals.map((one) => ({ one, key: lettersAndDigits(one.quote) }));
  const hit = (label: Labelled) => quotes.find(({ key }) => isSame(lettersAndDigits(label.text), key))?.one ?? null;
  const wanted = labels.filter(({ label }) => label === "product" || label === "service");
  const hits = wanted.filter((label) => hit(label) !== null);
  const wrong = labels.filter((label) => label.label === "none" && hit(label) !== null);
  const all = f1(hits.length, hits.length + wrong.length, wanted.length);
  row(
    "pws.md, promise sentences: F1 (precision, recall)",
    `${score(all.f1)} (${score(all.precision)}, ${score(all.recall)})`,
    ".86 · .92",
  );
  const product = wanted.filter(({ label }) => label === "product");
  const asProduct = hits.filter((label) => isProduct(hit(label) as Proposal));
  const rightProduct = asProduct.filter(({ label }) => label === "product");
  row(
    "of them, product told from the rest: F1",
    score(f1(rightProduct.length, asProduct.length, product.length).f1),
    ".78 · .88",
  );
  if (isWordy) {
    for (const label of wanted)
      if (hit(label) === null)
        process.stdout.write(`  missed  ${label.label} [${label.heading}] ${label.text.slice(0, 200)}\n`);
    for (const label of wrong)
      process.stdout.write(`  wrong   [${label.heading}] ${label.text.slice(0, 200)} (${hit(label)?.rule})\n`);
    for (const label of hits)
      if (isProduct(hit(label) as Proposal) !== (label.label === "product"))
        process.stdout.write(`  ${label.label} taken for ${hit(label)?.kind}: ${label.text.slice(0, 160)}\n`);
  }
  for (const format of ["html", "odt", "docx", "pdf", "rtf"]) {
    const other = (await found(join(sow, `pws.${format}`))).proposals.map((one) => ({
      one,
      key: lettersAndDigits(one.quote),
    }));
    const again = hits.filter((label) =>
      other.some(({ one, key }) => isSame(lettersAndDigits(label.text), key) && isRightPlace(one, hit(label))),
    );
    if (isWordy)
      for (const label of hits)
        if (!again.includes(label))
          process.stdout.write(
            `  ${format} lacks [${label.heading}] ${label.text.slice(0, 140)} | ${other.find(({ key }) => isSame(lettersAndDigits(label.text), key))?.one.section}\n`,
          );
    row(`pws.${format}: found as in md, with the same section`, score(again.length / hits.length), ".97 · 1.00");
  }
  const pdf = await readAnyDocument(readFileSync(join(sow, "pws.pdf")), "pws.pdf", {
    password: null,
    asOriginal: false,
  });
  const whole = lettersAndDigits(pdf.blocks.map(({ text }) => text).join(" "));
  const stand = wanted.filter(({ text }) => whole.includes(lettersAndDigits(text)));
  row("quotes of the labels found again in pws.pdf", score(stand.length / wanted.length), ".98 · 1.00");
}

function isProduct({ kind }: Proposal): boolean {
  return kind === "capability" || kind === "integration" || kind === "data";
}

function isRightPlace(one: Proposal, as: Proposal | null): boolean {
  return lettersAndDigits(one.section ?? "") === lettersAndDigits(as?.section ?? "");
}

async function requirements(): Promise<void> {
  const rows = readFileSync(join(folder, "warc/requirements.csv"), "utf8")
    .split("\n")
    .filter((line) => /^FR\d/.test(line));
  const keys = rows.map((line) => lettersAndDigits(line.slice(line.indexOf(",") + 1)));
  const { proposals } = await found(join(folder, "documents/warc/frs.pdf"));
  const quotes = proposals.map(({ quote }) => lettersAndDigits(quote));
  const starts = (a: string, b: string) => a.startsWith(b) || b.startsWith(a);
  const recall = keys.filter((key) => quotes.some((quote) => starts(key, quote))).length / keys.length;
  const precision = quotes.filter((quote) => keys.some((key) => starts(key, quote))).length / quotes.length;
  if (isWordy)
    for (const [nth, quote] of quotes.entries())
      if (!keys.some((key) => starts(key, quote))) process.stdout.write(`  extra ${proposals[nth]?.quote}\n`);
  if (isWordy)
    for (const key of keys) if (!quotes.some((quote) => starts(key, quote))) process.stdout.write(`  missed ${key}\n`);
  row(
    `frs.pdf against its ${keys.length} rows: recall, precision`,
    `${score(recall)}, ${score(precision)}`,
    "1.00, .90 · 1.00, .97",
  );
}

async function conversations(): Promise<void> {
  const mail = join(folder, "documents/mail");
  const expected = JSON.parse(readFileSync(join(mail, "expected.json"), "utf8"));
  for (const [file, { promises, asks, quotedFromTheOther = [] }] of Object.entries<{
    promises: { quote: string; strength: string }[];
    asks: string[];
    quotedFromTheOther?: string[];
  }>(expected)) {
    const read = await found(join(mail, file));
    const of = (quote: string) => read.proposals.find((one) => lettersAndDigits(one.quote) === lettersAndDigits(quote));
    const right = promises.filter(
      ({ quote, strength }) => of(quote) && (strength === "rumour") === !of(quote)?.confirmed,
    );
    const asked = asks.filter((text) => read.asks.some((one) => one.text === text));
    const taken = quotedFromTheOther.filter((text) => read.proposals.some(({ quote }) => quote === text));
    row(
      `${file}: promises and rumours; asks; others' words taken; extra`,
      `${right.length}/${promises.length}; ${asked.length}/${asks.length}; ${taken.length}; ${read.proposals.length - promises.length}`,
      "all; all; 0; 0",
    );
  }
}

if (existsSync(join(folder, "documents/sow/pws.md"))) {
  row("measure", "today", "bar · target");
  await workStatement();
  await requirements();
  await conversations();
} else process.stdout.write(`The samples are not at ${folder}: name their folder.\n`);
