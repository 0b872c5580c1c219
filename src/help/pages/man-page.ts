import type { CommandHelp } from "../facts/command-help.ts";
import { VARIABLES } from "../topics/environment.ts";
import { EXIT_CODES } from "../topics/exit-codes.ts";
import { STORE_FILES } from "../topics/store.ts";
import { argumentPair, flagPair, formatDoes } from "./command-page.ts";
import type { Pair } from "./layout.ts";
import { asSentence, isListed } from "./reference-page.ts";
import { troff, troffArgument } from "./troff.ts";

/** The manual page, for `man`: macros of man(7) and nothing else. */
export function manPage(program: CommandHelp, topics: readonly Pair[], version: string): string {
  const groups = [...new Set(program.commands.map(({ group }) => group))];
  const leaves = program.commands.flatMap((command) =>
    command.commands.length > 0 ? [command, ...command.commands] : [command],
  );
  return [
    `.TH PSVC 1 "" ${troffArgument(`psvc ${version}`)} "User Commands"`,
    ".SH NAME",
    `psvc \\- ${troff(program.purpose)}`,
    ".SH SYNOPSIS",
    ".B psvc",
    "[\\fIcommand\\fR] [\\fIflags\\fR]",
    ".SH DESCRIPTION",
    troff("Without a command psvc shows the day: what to do first, and where every project stands."),
    troff("A project is named by its slug, or enough of its beginning to tell it from the others."),
    ...groups.flatMap((group) => [
      ".PP",
      `.B ${troffArgument(group)}`,
      ".PD 0",
      ...program.commands
        .filter((commandHelp) => commandHelp.group === group)
        .flatMap(({ name, summary }) => term(name, summary)),
      ".PD",
    ]),
    ".SH OPTIONS",
    "Every command takes these, anywhere on the line.",
    ...program.flags.flatMap((flag) => term(...flagPair(flag))),
    ".SH COMMANDS",
    ...leaves.flatMap(commandSection),
    ".SH EXIT STATUS",
    ...EXIT_CODES.flatMap((pair) => term(...pair)),
    ".SH ENVIRONMENT",
    ...VARIABLES.flatMap(({ variables }) => variables.flatMap((pair) => term(...pair))),
    ".SH FILES",
    troff("In the store's folder, which psvc where prints:"),
    ...STORE_FILES.flatMap((pair) => term(...pair)),
    ".SH SEE ALSO",
    ...topics.flatMap(([name, about]) => term(`psvc help ${name}`, about)),
    "",
  ].join("\n");
}

function commandSection(help: CommandHelp): readonly string[] {
  return [
    `.SS ${troffArgument(`psvc ${help.name}`)}`,
    troff(asSentence(help.purpose)),
    ...copied([help.usage]),
    ...(help.examples.length > 0
      ? copied(help.examples.flatMap((example) => [`# ${formatDoes(example)}`, example.line]))
      : []),
    ...[...help.arguments.map(argumentPair), ...help.flags.map(flagPair)].flatMap((pair) => term(...pair)),
    ...help.notes.filter((line) => !isListed(line)).flatMap((line) => [".PP", troff(line)]),
    ...(help.notes.some(isListed) ? copied(help.notes.filter(isListed).map((line) => line.trim())) : []),
  ];
}

function term(name: string, text: string): readonly string[] {
  return [".TP", `.B ${troffArgument(name)}`, troff(text)];
}

/** Lines as they are typed. */
function copied(lines: readonly string[]): readonly string[] {
  return [".PP", ".RS 4", ".nf", ...lines.map(troff), ".fi", ".RE"];
}
