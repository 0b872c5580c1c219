import type { Command } from "commander";
import type { UnknownFlag } from "./closest-flag.ts";
import { apart, commandNamed, pathOf } from "./split-command-line.ts";

type Line = readonly string[];

/** What lists show anyway. */
const ANYWAY: readonly string[] = ["gap list --open", "action list --open", "risk list --open", "status --active"];

/** A flag that stands for another command: the day of a go-live that is planned is a target on the route. */
const TARGETS: readonly string[] = ["--date", "--target", "--to", "--day", "--when", "--by", "--move"];

/**
 * The line that was meant by flags which the command has as words (`--project kestrel`), by nothing (`gap list
 * --open`), or by
 * another command (`golive --date`). null where one of them is none of these.
 */
export function meantAsWord(unknown: readonly UnknownFlag[], command: Command, argv: Line, everything: Command) {
  const names = command.registeredArguments.map((registeredArgument) => registeredArgument.name());
  const path = pathOf(command);
  const [only] = unknown;
  if (path === "golive" && unknown.length === 1 && only && TARGETS.includes(only.name)) return asMove(only, argv);
  const isWord = ({ name }: UnknownFlag) => names.includes(name.slice(2));
  const isNothing = ({ name }: UnknownFlag) => ANYWAY.includes(`${path} ${name}`);
  if (unknown.length === 0 || !unknown.every((flag) => isWord(flag) || isNothing(flag))) return null;
  const rest = [...argv];
  const said = new Map<string, string>();
  for (const { typed, name } of unknown) {
    const at = rest.findIndex((word) => word.split("=")[0] === typed);
    const [, value] = /=(.*)$/s.exec(rest[at] ?? "") ?? [];
    const [, next] = rest.splice(
      at,
      isNothing({ typed, name, meant: [], elsewhere: [] }) || value !== undefined ? 1 : 2,
    );
    if (names.includes(name.slice(2))) said.set(name.slice(2), value ?? next ?? "");
  }
  const { words, flags } = apart(rest, everything);
  const { depth } = commandNamed(everything, words);
  const others = words.slice(depth);
  const placed = names.map((text) => said.get(text) ?? others.shift() ?? null).filter((word) => word !== null);
  return [...words.slice(0, depth), ...placed, ...others, ...flags];
}

function asMove({ typed }: UnknownFlag, argv: Line): Line | null {
  const at = argv.findIndex((word) => word.split("=")[0] === typed);
  const [, inOne] = /=(.*)$/s.exec(argv[at] ?? "") ?? [];
  const day = inOne ?? argv[at + 1];
  const slug = argv.find((word, place) => word !== "golive" && !word.startsWith("-") && place !== at + 1);
  return slug === undefined || day === undefined ? null : ["route", "move", slug, "live", "--to", day];
}
