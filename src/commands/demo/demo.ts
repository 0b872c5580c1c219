import type { Command } from "commander";
import type { App } from "../../app.ts";
import { addDays } from "../../domain/time/calendar.ts";
import { type Problem, PsvcError } from "../../errors.ts";
import { visible } from "../../render/layout/escape-control-characters.ts";
import { shellWord } from "../../render/layout/sentence.ts";
import type { Style } from "../../render/layout/style.ts";
import type { Scene } from "./script.ts";

interface DemoFlags {
  readonly story?: boolean;
}

export function registerDemo(program: Command, app: App): void {
  program
    .command("demo")
    .summary("a sample portfolio")
    .description("a sample portfolio in its own store, built by the commands you would type")
    .option("--story", "every command of one customer, from signature to go-live, with its answer")
    .action((flags: DemoFlags) => demo(app, flags));
}

const TRY = [
  ["psvc status kestrel", "one customer on one screen"],
  ["psvc report larkspur --for decision", "the decision request the customer gets"],
  ["psvc stall larkspur", "who to write to, with the letter"],
  ["psvc recut alder --by +30d", "the smallest scope that can go live by then"],
  ["psvc golive juniper --check", "what is still open before go-live"],
] as const;

export async function demo(app: App, { story = false }: DemoFlags = {}): Promise<void> {
  const { folder } = app.demo;
  const clear = await app.demo.clear();
  const { demoCatalogue, demoPortfolio, demoStory } = await import("./script.ts");
  for (const scene of demoCatalogue(app.today)) await play(app, scene);
  const shown: { command: string; output: string }[] = [];
  for (const scene of demoStory(app.today))
    shown.push({ command: formatCommand(scene.argv), output: await play(app, scene) });
  for (const scene of demoPortfolio(app.today)) await play(app, scene);
  const morning = await play(app, { argv: [], daysAgo: 0 });
  await app.demo.finish();
  if (clear !== null) app.remark(`Somebody went on in the demo that was here. It is kept: ${clear}`);
  app.answer({
    text: (style) =>
      [
        ...(story ? storyLines(shown, style) : []),
        style.strong(
          `Built a sample portfolio of 8 customers of Tallyfield, an invented vendor, in ${visible(folder)}`,
        ),
        "",
        style.command("$ psvc"),
        morning.trimEnd(),
        "",
        style.strong("TRY"),
        `  ${style.command(`export PSVC_HOME=${shellWord(folder)}`)}`,
        ...TRY.map(([command, what]) => `  ${style.command(command.padEnd(36))} ${what}`),
        "",
        ...(story ? [] : [`One customer from signature to go-live: ${style.command("psvc demo --story")}`]),
        `Back to your own projects: ${style.command(`${ownStore(app)}; psvc new-project`)}`,
      ].join("\n"),
    json: {
      kind: "demo",
      demo: { store: folder, kept: clear, story: shown, commands: TRY.map(([command, text]) => ({ command, text })) },
    },
  });
}

function storyLines(shown: readonly { command: string; output: string }[], style: Style): readonly string[] {
  return [
    style.strong("One customer, from signature to go-live. Every command is one you would type."),
    ...shown.flatMap(({ command, output }) => ["", style.command(`$ ${command}`), output.trimEnd()]),
    "",
  ];
}

/** Back from the demo to the store that was in use, unless that was the demo already. */
function ownStore({ environment, demo }: App): string {
  const { PSVC_HOME } = environment;
  return PSVC_HOME && PSVC_HOME !== demo.folder ? `export PSVC_HOME=${shellWord(PSVC_HOME)}` : "unset PSVC_HOME";
}

/** As wide as the screen that it is shown on; read aloud, or by a program, as on a usual one. */
function widthOf({ screen }: App): number {
  return screen.stdoutIsTerminal && Number.isFinite(screen.width) ? screen.width : USUAL_WIDTH;
}

const USUAL_WIDTH = 100;

/** What ends a demo and is no mistake in its script. */
const OF_THE_DISK: readonly Problem["code"][] = [
  ...(["cannot-write", "not-proven-durable", "no-hard-links", "interrupted", "store-busy"] as const),
  ...(["damaged", "newer-schema", "unreadable-file"] as const),
];

async function play(app: App, { argv, daysAgo }: Scene): Promise<string> {
  const stage = { store: app.demo.folder, today: addDays(app.today, -daysAgo), me: "ana", width: widthOf(app) };
  const { exitCode, problem, out, err } = await app.rehearse(argv, stage);
  if (problem && OF_THE_DISK.includes(problem.code)) throw new PsvcError(problem);
  if (exitCode !== 0)
    throw new Error(`the demo's own command failed (${exitCode}): psvc ${argv.join(" ")}\n${err}${out}`);
  return out;
}

function formatCommand(argv: readonly string[]): string {
  return ["psvc", ...argv].map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${visible(word)}'`)).join(" ");
}
