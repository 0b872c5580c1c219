import type { CommandAnswer, Screen } from "./app.ts";
import { valueInForce } from "./domain/config/resolve-settings.ts";
import { ASCII_ROOM, inAscii } from "./render/layout/escape-control-characters.ts";
import { type Layout, type Style, style } from "./render/layout/style.ts";
import { wrap } from "./render/layout/table.ts";
import { fitLines } from "./render/layout/wrap-keeping-commands.ts";
import type { SettingsReader } from "./settings-reader.ts";
import { inquirerPrompter } from "./terminal/inquirer-prompter.ts";
import { isHigherThan, page } from "./terminal/pager.ts";
import { plainPrompter } from "./terminal/plain-prompter.ts";
import type { Prompter } from "./terminal/prompter.ts";
import { asciiOn, colorOn, isTerminal, pagerCommand, screenWidth } from "./terminal/real-terminal.ts";

interface Given {
  readonly env: NodeJS.ProcessEnv;
  readonly settings: SettingsReader;
  /** The columns of a rehearsal, whose screen depends on nothing else; null where this is none. */
  readonly stageWidth: number | null;
}

export interface Surroundings {
  /** What flags, environment and user say of a setting that no store has a say in. */
  readonly value: (key: string) => string | null;
  readonly screen: () => Screen;
  readonly errStyle: () => Style;
  /** Prints an answer, through the pager where it is higher than the terminal. */
  readonly show: (answer: Pick<CommandAnswer, "text" | "isDocument">, out: (text: string) => void) => void;
  /** What is said on stderr, as this terminal can show it. */
  readonly told: (text: string) => string;
  readonly prompter: () => Prompter;
}

/** How psvc meets whoever is there: terminal, pipe, screen reader; by flag, environment and the user's own settings. */
export function surroundings({ env, settings, stageWidth }: Given): Surroundings {
  const isStage = stageWidth !== null;
  const value = (key: string) => (isStage ? null : valueInForce(key, settings.personal()));
  const isPlain = () => value("plain") === "yes";
  const isAscii = () => !isStage && asciiOn(value("ascii"), env, process.platform);
  // Node's own streams are made only where somebody sees them: they cost more than most answers.
  const isSeen = (fd: 1 | 2) => !isStage && isTerminal(fd);
  const hasColor = (fd: 1 | 2) => {
    const color = value("color");
    return !isStage && (color === "always" || !isPlain()) && colorOn(color, env, isSeen(fd));
  };
  // Who listens has no use for lines of a width; a terminal breaks them as it likes.
  const width = (fd: 1 | 2) => {
    if (stageWidth !== null) return stageWidth;
    if (isPlain()) return Number.POSITIVE_INFINITY;
    const columns = isSeen(fd) ? (fd === 1 ? process.stdout : process.stderr).columns : undefined;
    return screenWidth(columns, env) - (isAscii() ? ASCII_ROOM : 0);
  };
  const layout = (): Layout => (isStage || (isSeen(1) && !isPlain()) ? "aligned" : isPlain() ? "labels" : "tabs");
  // psvc's own marks as this terminal can draw them.
  const drawn = (text: string) => (isAscii() ? inAscii(text) : text);
  const screen = (): Screen => ({
    width: width(1),
    stdoutIsTerminal: isSeen(1),
    style: style({ color: hasColor(1), width: width(1), layout: layout() }),
  });
  return {
    value,
    screen,
    errStyle: () => style({ color: hasColor(2), width: width(2) }),
    told: (text) => drawn(isSeen(2) && !isPlain() ? fitLines(text, width(2)) : text),
    show: ({ text, isDocument = false }, out) => {
      const asMade = `${text(screen().style)}\n`;
      const isFitted = !isDocument && isSeen(1) && !isPlain();
      const shown = drawn(isFitted ? fitLines(asMade, width(1)) : asMade);
      const pager = isSeen(1) && !isPlain() ? pagerCommand(value("pager"), env) : null;
      if (pager !== null) {
        const { rows, columns } = process.stdout;
        if (isHigherThan({ rows, columns }, shown) && page(shown, pager, env)) return;
      }
      out(shown);
    },
    prompter: () => {
      const isSimple = isPlain() || env.TERM === "dumb";
      const asking = isSimple
        ? plainPrompter()
        : inquirerPrompter(undefined, {
            color: hasColor(2),
            ascii: isAscii(),
            wrap: (text, width) => wrap(text, width, "  "),
          });
      return { ...asking, tell: (text) => asking.tell(drawn(text)) };
    },
  };
}
