import type { Command } from "commander";
import type { App } from "../../app.ts";
import { IMPORTANCES, KINDS, SOURCES, STRENGTHS } from "../../domain/model/vocabulary.ts";
import type { PromiseFacts } from "../../domain/promise/promise.ts";
import { clearable, dayFlag, optionalWord } from "./flags.ts";

export interface PromiseFlags {
  readonly statement?: string;
  readonly kind?: string;
  readonly source?: string;
  readonly strength?: string;
  readonly importance?: string;
  readonly unconfirmed?: boolean;
  readonly heardBy?: string;
  readonly madeOn?: string;
  readonly neededBy?: string;
  readonly evidence?: string;
  readonly quote?: string;
  readonly area?: string;
}

/** The facts of a promise, for every command that takes them. */
export function withPromiseFlags(command: Command): Command {
  return command
    .option("--kind <kind>", KINDS.join(", "))
    .option("--source <source>", SOURCES.join(", "))
    .option("--strength <strength>", STRENGTHS.join(", "))
    .option("--importance <importance>", `${IMPORTANCES.join(", ")}: for the first go-live`)
    .option("--unconfirmed", "a rumour: to be asked, and not in the gate until confirmed")
    .option("--heard-by <person>", "who at the customer expects it")
    .option("--made-on <day>", "when it was promised")
    .option("--needed-by <day>", "by when they need it; judges a timeline against the plan")
    .option("--evidence <where>", "a path, URL or page where it can be read")
    .option("--quote <words>", "the words that were used")
    .option("--area <area>", "the part of the product or of their list that it belongs to");
}

/** Only what was given; an empty text clears. */
export function promiseFacts(app: App, flags: PromiseFlags): Partial<PromiseFacts> {
  const day = (flag: string, text: string | undefined) =>
    text === undefined ? undefined : text.trim() ? dayFlag(app, flag, text) : null;
  const facts = {
    statement: flags.statement,
    kind: optionalWord("--kind", flags.kind, KINDS),
    source: optionalWord("--source", flags.source, SOURCES),
    strength: optionalWord("--strength", flags.strength, STRENGTHS),
    importance: optionalWord("--importance", flags.importance, IMPORTANCES),
    confirmed: flags.unconfirmed ? false : undefined,
    heardBy: clearable(flags.heardBy),
    madeOn: day("--made-on", flags.madeOn),
    neededBy: day("--needed-by", flags.neededBy),
    evidence: clearable(flags.evidence),
    quote: clearable(flags.quote),
    area: clearable(flags.area),
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}
