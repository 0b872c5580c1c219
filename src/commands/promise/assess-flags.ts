import type { Command } from "commander";
import { JUDGED_FITS, MEANS } from "../../domain/model/vocabulary.ts";
import type { Judgement } from "../../domain/promise/assess-promise.ts";
import { PsvcError } from "../../errors.ts";
import { collect, optionalWord } from "../flags/flags.ts";
import { type SelectionFlags, withSelectionFlags } from "./selection-flags.ts";

export interface PromiseAssessFlags extends SelectionFlags {
  readonly capability?: readonly string[];
  readonly fit?: string;
  readonly means?: string;
  readonly why?: string;
  readonly evidence?: string;
  readonly stale?: boolean;
  readonly allLike?: string;
  readonly set?: readonly string[];
  readonly decisions?: string;
  readonly map?: readonly string[];
  readonly dryRun?: boolean;
}

export function withAssessFlags(command: Command): Command {
  return withSelectionFlags(
    command
      .option("--capability <key>", "the capability it rests on; sets the fit (repeatable)", collect)
      .option("--fit <fit>", `${JUDGED_FITS.join(", ")}: by hand, or to overrule the capability`)
      .option("--means <means>", `with fit: ${MEANS.join(", ")}`)
      .option("--why <text>", "the reason, when you overrule")
      .option("--evidence <where>", "what shows it, when you overrule upwards")
      .option("--stale", "those whose judgement went stale, instead of those that nobody judged"),
  )
    .option("--all-like <promise>", "judge all that rest on the same, or are of its area, the way this one was")
    .option(
      "--set <P1=fit,...>",
      "P1=fit, P2=gap:why, P3=partial, P4=configuration, P5=@capability (repeatable)",
      collect,
    )
    .option("--decisions <file>", "a CSV with the columns id, fit, capability, means, why, evidence; - reads stdin")
    .option("--map <field=Column>", "which column of --decisions fills which field (repeatable)", collect)
    .option("--dry-run", "show what would change, and write nothing");
}

/** What the flags judge. Throws `bad-value`. */
export function judgementOfFlags(flags: PromiseAssessFlags): Judgement {
  return {
    capabilities: flags.capability,
    fit: optionalWord("--fit", flags.fit, JUDGED_FITS),
    ...reasonsOfFlags(flags),
  };
}

/** What holds for each of many whose judgement stands elsewhere, where it says nothing else. */
export function reasonsOfFlags({ means, why, evidence }: PromiseAssessFlags): Judgement {
  return {
    ...(means === undefined ? {} : { means: optionalWord("--means", means, MEANS) }),
    ...(why === undefined ? {} : { why }),
    ...(evidence === undefined ? {} : { evidence }),
  };
}

/** Flags of which one says what another says too, or that have nothing to act on. Throws `usage`. */
export function refuseTogether(id: string | undefined, flags: PromiseAssessFlags): void {
  const named = (all: Readonly<Record<string, unknown>>) =>
    Object.entries(all)
      .filter(([, value]) => value !== undefined && value !== false)
      .map(([flag]) => flag);
  const [each, ...otherEach] = named({ "--set": flags.set, "--decisions": flags.decisions });
  const [choice] = named({
    "--all-like": flags.allLike,
    "--stale": flags.stale,
    "--where": flags.where,
    "--area": flags.area,
    "--source": flags.source,
    "--importance": flags.importance,
  });
  const [judged] = named({ "--fit": flags.fit, "--capability": flags.capability });
  const which = [...(id === undefined ? [] : [id]), ...(each ? [each, ...otherEach] : []), ...(choice ? [choice] : [])];
  if (which.length > 1 && (id !== undefined || each !== undefined))
    throw together(`${which[0]} and ${which[1]} both say which promises.`);
  const how = each ?? (flags.allLike === undefined ? undefined : "--all-like");
  if (how && judged) throw together(`${how} and ${judged} both say how to judge.`);
  if (flags.map !== undefined && flags.decisions === undefined)
    throw new PsvcError({ code: "missing-flags", flags: ["--decisions"], command: "psvc promise assess" });
  if (flags.dryRun && !how && !judged)
    throw new PsvcError({
      code: "missing-flags",
      flags: ["--fit, --capability, --all-like, --set or --decisions, which --dry-run shows"],
      command: "psvc promise assess",
    });
}

function together(text: string): PsvcError {
  return new PsvcError({ code: "usage", text, suggestion: "Leave out one of the two." });
}
