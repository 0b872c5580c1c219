import { execFile, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { environment, type Place, PSVC } from "./demo-world.ts";

/** What lends a command a terminal here: util-linux's script, else Python. */
const LENDERS: readonly (readonly [string, (file: string) => readonly string[]])[] = [
  ["script", (file) => ["-qec", `sh '${file}'`, "/dev/null"]],
  ["python3", (file) => ["-c", "import pty, sys; pty.spawn(['sh', sys.argv[1]])", file]],
];

export const lender =
  process.platform === "linux" ? LENDERS.find(([name]) => spawnSync(name, ["--version"]).status === 0) : undefined;

export interface OnTerminal {
  /** null where the commands never got that far, as after one that waits for an answer. */
  readonly exitCode: number | null;
  readonly screen: string;
  /** The terminal's settings before and after. */
  readonly settings: readonly [string, string];
}

/** One terminal of 100 columns and 40 rows in which all lines are typed, each at a place of its own. */
export async function onTerminal(
  lines: readonly { readonly line: string; readonly place: Place }[],
  more: Readonly<Record<string, string>> = {},
): Promise<readonly OnTerminal[]> {
  const [first] = lines;
  if (!first || !lender) return [];
  const [command, argumentsFor] = lender;
  const file = join(first.place.home, "lines.sh");
  const typed = lines.map(
    ({ line, place }, index) => `cd '${place.files}'; export HOME='${place.home}' PSVC_HOME='${place.store}'
printf '\\n@@%s %s@@' ${index} "$(stty -g)"
${line.replace(/^psvc/, () => PSVC)}
printf '@@%s %s@@' $? "$(stty -g)"
`,
  );
  writeFileSync(file, `stty cols 100 rows 40\n${typed.join("")}`);
  const out = await new Promise<string>((done) => {
    const options = { env: { ...environment(first.place), ...more }, timeout: 90_000, maxBuffer: 1e8 };
    execFile(command, argumentsFor(file), options, (_, text) => done(text)).stdin?.end();
  });
  return lines.map((_, index) => {
    const [, before = "", screen = "", code, after = ""] =
      new RegExp(`@@${index} (\\S+)@@([^]*?)@@(\\d+) (\\S+)@@`).exec(out) ?? [];
    return { exitCode: code === undefined ? null : Number(code), screen, settings: [before, after] };
  });
}
