import type { Command } from "commander";
import type { App } from "../../app.ts";
import { READINESSES } from "../../domain/model/vocabulary.ts";
import {
  AMOUNT_SAMPLES,
  type Amount,
  type DecimalMark,
  decimalMarkOf,
  formatAmount,
  NUMBER_STYLES,
  readAmount,
} from "../../domain/text/amount.ts";
import { currencyNamed } from "../../domain/text/currency.ts";
import { PsvcError } from "../../errors.ts";
import { type Answers, checkedName, oneLine } from "../../prompts/project-answers.ts";
import { collect, dayFlag, wordFlag } from "../flags/flags.ts";

export interface FactFlags {
  readonly customer?: string;
  readonly closed?: string;
  readonly value?: string;
  readonly currency?: string;
  readonly numberStyle?: string;
  readonly why?: string;
  readonly product?: string;
  readonly contractual?: string;
  readonly dealOwner?: string;
  readonly sponsor?: string;
  readonly projectLead?: string;
  readonly decider?: readonly string[];
  readonly handedOver?: string;
  readonly readiness?: string;
  readonly lead?: string;
}

/** The facts of a project, for the commands that take them. */
export function withFactFlags(command: Command): Command {
  return command
    .option("--closed <day>", "the day the deal closed")
    .option("--value <amount>", "what it is worth: 86000, 250k, EUR 1.2m")
    .option("--currency <code>", "EUR, USD, ...")
    .option("--number-style <style>", `${NUMBER_STYLES.join(" or ")}: which amount 12.500 is`)
    .option("--why <text>", "why they bought")
    .option("--product <name>", "which product, as its catalogue is called")
    .option("--contractual <day>", "the contractual go-live date, if any")
    .option("--deal-owner <person>", "for questions and for thanks")
    .option("--sponsor <person>", "who at the customer bought it")
    .option("--project-lead <person>", "the customer's project lead")
    .option("--decider <person>", "who can approve scope changes (repeatable)", collect)
    .option("--handed-over <yes|no>", "whether the buyer told their team what they were promised")
    .option("--readiness <readiness>", READINESSES.join(", "))
    .option("--lead <person>", "who leads it for us");
}

/** Only what was given. An empty text means that it is not known. Throws `bad-value` and the like naming the flag. */
export function factAnswers(app: App, flags: FactFlags): Answers {
  const text = (value: string | undefined) => (value === undefined ? undefined : oneLine(value) || null);
  const name = (flag: string, value: string | undefined) => (value?.trim() ? checkedName(flag, value) : text(value));
  const amount = flags.value?.trim() ? amountFlag(app, flags) : null;
  const answers: Answers = {
    customer: flags.customer === undefined ? undefined : checkedName("the customer", flags.customer),
    closedOn: flags.closed === undefined ? undefined : dayFlag(app, "--closed", flags.closed),
    value: flags.value === undefined ? undefined : (amount?.value ?? null),
    currency: currencyFlag(flags.currency) ?? amount?.currency ?? undefined,
    why: text(flags.why),
    product: name("--product", flags.product),
    contractualOn:
      flags.contractual === undefined
        ? undefined
        : flags.contractual.trim()
          ? dayFlag(app, "--contractual", flags.contractual)
          : null,
    dealOwner: name("--deal-owner", flags.dealOwner),
    sponsor: name("--sponsor", flags.sponsor),
    projectLead: name("--project-lead", flags.projectLead),
    deciders: flags.decider?.filter((item) => item.trim()).map((one) => checkedName("--decider", one)),
    handedOver: handedOver(flags.handedOver),
    readiness:
      flags.readiness === undefined
        ? undefined
        : flags.readiness.trim()
          ? wordFlag("--readiness", flags.readiness, READINESSES)
          : null,
    lead: flags.lead === undefined ? undefined : checkedName("--lead", flags.lead),
  };
  return Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined));
}

/** Throws `bad-value`; an amount with two readings is echoed as it was understood. */
function amountFlag(app: App, { value = "", currency, numberStyle }: FactFlags): Amount {
  const read = readAmount(value, numberStyleFlag(numberStyle));
  if ("why" in read) throw badValue("--value", value, `${read.why}; write it like ${AMOUNT_SAMPLES}`);
  const understood = { value: read.value, currency: currencyFlag(currency) ?? read.currency };
  if (read.unsure) app.remark(`--value ${value} is read as ${formatAmount(understood)}.`);
  return read;
}

/** The decimal mark that --number-style says; undefined where it was not given. Throws `bad-value`. */
export function numberStyleFlag(text: string | undefined): DecimalMark | undefined {
  if (text === undefined) return undefined;
  const mark = decimalMarkOf(text);
  if (mark !== null) return mark;
  throw new PsvcError({ code: "bad-value", what: "--number-style", value: text, allowed: NUMBER_STYLES, why: null });
}

/** The code of a currency, null for an empty text. Throws `bad-value` for what is neither a code nor a sign. */
function currencyFlag(text: string | undefined): string | null | undefined {
  if (!text?.trim()) return text === undefined ? undefined : null;
  const code = currencyNamed(text);
  if (code !== null) return code;
  throw badValue("--currency", text, "it is not a currency code of ISO 4217, like EUR or USD");
}

function badValue(what: string, value: string, why: string): PsvcError {
  return new PsvcError({ code: "bad-value", what, value, allowed: null, why });
}

function handedOver(text: string | undefined): boolean | null | undefined {
  if (text === undefined) return undefined;
  const word = text.trim() ? wordFlag("--handed-over", text, ["yes", "no", "unknown"]) : "unknown";
  return word === "unknown" ? null : word === "yes";
}
