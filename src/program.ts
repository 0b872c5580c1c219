import { Command } from "commander";
import { version } from "../package.json";
import type { App, Session } from "./app.ts";
import { registerAction } from "./commands/action/action.ts";
import { registerClose } from "./commands/aftercare/close.ts";
import { registerMood } from "./commands/aftercare/mood.ts";
import { registerCapability } from "./commands/capability/capability.ts";
import { registerCompletion } from "./commands/completion/completion.ts";
import { registerConfig } from "./commands/config/config.ts";
import { registerConfront } from "./commands/confront/confront.ts";
import { registerCriterion } from "./commands/criterion/criterion.ts";
import { registerDemo } from "./commands/demo/demo.ts";
import { registerExport } from "./commands/export/export.ts";
import { warnWithoutDriver } from "./commands/find/clone-without-driver.ts";
import { globalFlags } from "./commands/flags/global-flags.ts";
import { registerGap } from "./commands/gap/gap.ts";
import { registerGolive } from "./commands/golive/golive.ts";
import { registerHandover } from "./commands/handover/handover.ts";
import { helpOn, pageOfGroup, registerHelp, settledForHelp } from "./commands/help/help.ts";
import { registerHistory } from "./commands/history/history.ts";
import { registerUndo } from "./commands/history/undo.ts";
import { registerLearn } from "./commands/learn/learn.ts";
import { registerNext } from "./commands/next/next.ts";
import { registerToday } from "./commands/next/today.ts";
import { registerProgress } from "./commands/progress/progress.ts";
import { registerIntake } from "./commands/project/intake.ts";
import { registerNewProject } from "./commands/project/new-project.ts";
import { registerProject } from "./commands/project/project.ts";
import { registerStop } from "./commands/project/stop.ts";
import { registerEdit } from "./commands/promise/edit-as-table.ts";
import { registerPromise } from "./commands/promise/promise.ts";
import { registerRecut } from "./commands/recut/recut.ts";
import { registerReport } from "./commands/report/report.ts";
import { registerRisk } from "./commands/risk/risk.ts";
import { registerRoute } from "./commands/route/route.ts";
import { registerStall } from "./commands/stall/stall.ts";
import { registerStatus } from "./commands/status/status.ts";
import { registerBackup } from "./commands/store/backup.ts";
import { registerDoctor } from "./commands/store/doctor.ts";
import { registerImport } from "./commands/store/import.ts";
import { registerMergeDriver } from "./commands/store/merge-driver.ts";
import { registerRestore } from "./commands/store/restore.ts";
import { registerWhere } from "./commands/store/where.ts";
import { registerTemplate } from "./commands/template/template.ts";
import { registerWins } from "./commands/wins/wins.ts";
import { EXIT } from "./errors.ts";

type Register = (program: Command, app: App) => void;

interface Registration {
  readonly group: string;
  readonly names: readonly string[];
  readonly register: Register;
}

const listed = (group: string, name: string, register: Register, ...more: string[]): Registration => ({
  group,
  names: [name, ...more],
  register,
});

/** Loaded where one of them is typed, or all commands are needed: the start is free of them. */
const LATE = ["change-order", "do", "mcp", "note", "person", "search"] as const;

let lateCommands: Readonly<Record<string, Register>> | null = null;

/** To be awaited before `buildProgram` with the same words. */
export async function loadLateCommands(argv: readonly string[]): Promise<void> {
  const named = namedIn(argv);
  if (lateCommands === null && named.some(({ names }) => LATE.some((name) => names.includes(name))))
    lateCommands = (await import("./late-commands.ts")).LATE_COMMANDS;
}

const late = (group: string, name: (typeof LATE)[number]): Registration =>
  listed(group, name, (program, app) => {
    const register = lateCommands?.[name];
    if (!register) throw new Error(`${name} is not loaded`);
    register(program, app);
  });

/** The list of commands, in the order a lead meets them. */
const COMMANDS: readonly Registration[] = [
  listed("The front door", "new-project", registerNewProject),
  listed("The front door", "gap", registerGap),
  listed("The front door", "status", registerStatus),
  listed("The front door", "golive", registerGolive),
  listed("Today", "next", registerNext),
  late("Today", "do"),
  listed("Today", "progress", registerProgress),
  listed("Today", "stall", registerStall),
  listed("The project", "intake", registerIntake),
  listed("The project", "promise", registerPromise),
  listed("The project", "edit", registerEdit),
  listed("The project", "confront", registerConfront),
  listed("The project", "report", registerReport),
  listed("The project", "route", registerRoute),
  listed("The project", "recut", registerRecut),
  listed("The project", "criterion", registerCriterion),
  listed("The project", "action", registerAction),
  listed("The project", "risk", registerRisk),
  late("The project", "change-order"),
  late("The project", "note"),
  late("The project", "person"),
  listed("The project", "project", registerProject),
  listed("The project", "stop", registerStop, "restart"),
  listed("The project", "handover", registerHandover),
  listed("After the go-live", "mood", registerMood),
  listed("After the go-live", "close", registerClose),
  listed("After the go-live", "wins", registerWins),
  listed("After the go-live", "learn", registerLearn),
  listed("Every change, and the way back", "history", registerHistory),
  late("Every change, and the way back", "search"),
  listed("Every change, and the way back", "undo", registerUndo, "redo"),
  listed("Every change, and the way back", "restore", registerRestore),
  listed("Every change, and the way back", "backup", registerBackup),
  listed("Every change, and the way back", "export", registerExport),
  listed("Every change, and the way back", "import", registerImport),
  listed("Every change, and the way back", "merge-driver", registerMergeDriver),
  listed("The product and the tool", "capability", registerCapability),
  listed("The product and the tool", "template", registerTemplate),
  listed("The product and the tool", "doctor", registerDoctor),
  listed("The product and the tool", "config", registerConfig),
  listed("The product and the tool", "completion", registerCompletion),
  late("The product and the tool", "mcp"),
  listed("The product and the tool", "demo", registerDemo),
  listed("The product and the tool", "where", registerWhere),
  listed("The product and the tool", "help", registerHelp),
];

/**
 * Thrown where somebody asks for a page of help, which is in the middle of reading the line: it is loaded and made
 * after that, when all flags are known.
 */
export class HelpAsked extends Error {
  readonly answer: () => Promise<void>;
  /** Whether a group was called alone, which does nothing. */
  readonly isMistake: boolean;

  constructor(answer: () => Promise<void>, isMistake: boolean) {
    super("help");
    this.answer = answer;
    this.isMistake = isMistake;
  }
}

/**
 * Only what is typed is registered, which is most of the start; help, and a word that is no command, need all of them.
 */
function namedIn(argv: readonly string[]): readonly Registration[] {
  if (argv.every((text) => text.startsWith("-") && text !== "--help" && text !== "-h")) return [];
  const named = COMMANDS.filter(({ names }) => names.some((name) => argv.includes(name)));
  return named.length === 0 || argv.includes("help") ? COMMANDS : named;
}

export function buildProgram(session: Session, argv: readonly string[]): Command {
  const { app, out, err, settle } = session;
  const program = new Command("psvc")
    .description("what was promised, what the product does today, and the plan to go live")
    .version(version, "--version", "which psvc this is")
    .option("--json", "the answer as JSON; asks nothing")
    .option("--fields [fields]", "as --json, and only these fields of it, like slug,health.value", bothFields)
    .option("--no-input", "ask nothing; fail naming what is missing")
    .option("--store <folder>", "the store to use, instead of PSVC_HOME or the default")
    .option("--color", "colour even where there is no terminal")
    .option("--no-color", "no colour")
    .option("--plain", "one fact a line, no colour, questions without redrawing: for screen readers")
    .option("--ascii", "only ASCII in what psvc draws itself")
    .option("--no-pager", "print all at once, however long")
    .option("--yes", "yes to what psvc would ask to confirm")
    .exitOverride()
    .configureOutput({ writeOut: out, writeErr: err, outputError: () => {} })
    .helpOption("-h, --help", "the page of a command")
    .addHelpText("beforeAll", ({ command, error }) => {
      throw new HelpAsked(() => showHelp(session, program, command, error), error);
    })
    .showSuggestionAfterError();
  program.hook("preAction", async (_, action) => {
    const command = pathOf(action);
    const settled = settle(
      command,
      await globalFlags(command, program.opts(), { words: action.args.length, flags: action.opts() }),
    );
    await (command === "help" ? settledForHelp(settled) : settled);
  });
  program.hook("postAction", (_, action) => warnWithoutDriver(app, pathOf(action)));
  for (const { group, register } of namedIn(argv)) {
    program.commandsGroup(`${group}:`);
    register(program, app);
  }
  // After the others, which would inherit that it takes any words: it answers for those that are no command.
  registerToday(program, app);
  return program;
}

/** Tells a shell what a line that is being typed can become; returns the exit code, which is always the same. */
export async function completeLine(session: Session, words: readonly string[]): Promise<number> {
  await loadLateCommands(["help"]);
  const { answerShell } = await import("./commands/completion/answer.ts");
  await answerShell(session, words.length > 0 ? words : [""], (line) => buildProgram(session, line));
  return EXIT.fine;
}

/** The answer to `--help`; for a group that was called alone, the same page beside the answers. */
async function showHelp(session: Session, program: Command, command: Command, isMistake: boolean): Promise<void> {
  await settledForHelp(session.settle("help", await globalFlags("help", program.opts(), { words: 0, flags: {} })));
  if (!isMistake) return helpOn(session.app, program, command);
  // Only now does the style know of --ascii and the like.
  session.err(`${await pageOfGroup(session.app, program, command, session.errStyle)}\n`);
}

/** Named twice, the flag asks for what both name. */
function bothFields(fields: string, before?: string | true): string {
  return typeof before === "string" ? `${before},${fields}` : fields;
}

/** `gap add`, for the history. */
function pathOf(command: Command): string {
  const names: string[] = [];
  for (let current: Command | null = command; current?.parent; current = current.parent) names.unshift(current.name());
  return names.join(" ") || "psvc";
}
