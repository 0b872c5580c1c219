import type { Command } from "commander";
import { IMPORTANCES, SOURCES } from "../../domain/model/vocabulary.ts";
import { type Condition, condition, FILTER_KEYS, readConditions } from "../../domain/promise/filter-promises.ts";
import { collect } from "../flags/flags.ts";

export interface SelectionFlags {
  readonly where?: readonly string[];
  readonly area?: readonly string[];
  readonly source?: readonly string[];
  readonly importance?: readonly string[];
}

/** Which promises a command is about, for every command that takes many. */
export function withSelectionFlags(command: Command): Command {
  return withWhereFlag(command)
    .option("--area <area>", "those of this area; '' for those of none (repeatable)", collect)
    .option("--source <source>", `${SOURCES.join(", ")} (repeatable)`, collect)
    .option("--importance <importance>", `${IMPORTANCES.join(", ")} (repeatable)`, collect);
}

export function withWhereFlag(command: Command): Command {
  return command.option(
    "--where <key=value,...>",
    `those for which all of it is true; the same key twice means either; keys: ${FILTER_KEYS.join(", ")} (repeatable)`,
    collect,
  );
}

/** Throws `bad-value`. */
export function conditionsOf(flags: SelectionFlags): readonly Condition[] {
  const named = (key: "area" | "source" | "importance") =>
    (flags[key] ?? []).map((value) => condition(`--${key}`, key, value));
  return [
    ...(flags.where ?? []).flatMap((text) => readConditions("--where", text)),
    ...named("area"),
    ...named("source"),
    ...named("importance"),
  ];
}
