import { commandHelp } from "../facts/command-help.ts";
import type { Topic } from "../facts/topic.ts";
import { DATES } from "../topics/dates.ts";
import { ENVIRONMENT } from "../topics/environment.ts";
import { EXIT_CODES_TOPIC } from "../topics/exit-codes.ts";
import { FILES } from "../topics/files.ts";
import { FLAGS } from "../topics/flags.ts";
import { FORECAST } from "../topics/forecast.ts";
import { GIT } from "../topics/git.ts";
import { JSON_TOPIC } from "../topics/json.ts";
import { RECOVERY } from "../topics/recovery.ts";
import { SCREENS } from "../topics/screens.ts";
import { SETTINGS_TOPIC } from "../topics/settings.ts";
import { STORE } from "../topics/store.ts";
import { WORDS_TOPIC } from "../topics/words.ts";
import type { Pair } from "./layout.ts";
import { manPage } from "./man-page.ts";
import { referencePage } from "./reference-page.ts";

/** What help says beside the commands, by name. */
export const TOPICS: Readonly<Record<string, Topic>> = {
  words: WORDS_TOPIC,
  dates: DATES,
  files: FILES,
  forecast: FORECAST,
  store: STORE,
  recovery: RECOVERY,
  git: GIT,
  settings: SETTINGS_TOPIC,
  environment: ENVIRONMENT,
  flags: FLAGS,
  screens: SCREENS,
  json: JSON_TOPIC,
  "exit-codes": EXIT_CODES_TOPIC,
  reference: {
    about: "all of it, as Markdown",
    isDocument: true,
    page: (_style, _words, { program }) => referencePage(commandHelp(program), topicList()),
  },
  man: {
    about: "the manual page's source",
    isDocument: true,
    page: (_style, _words, { program }) => manPage(commandHelp(program), topicList(), program.version() ?? ""),
  },
};

/** Their names with what each is about. */
export function topicList(): readonly Pair[] {
  return Object.entries(TOPICS).map(([name, { about }]): Pair => [name, about]);
}

/** Those that are made to be read here, and not by another program. */
export function topicsToRead(): readonly Pair[] {
  return topicList().filter(([name]) => TOPICS[name]?.isDocument !== true);
}
