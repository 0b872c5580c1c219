import { SETTING_KEYS } from "../../domain/config/setting-keys.ts";
import type { Pair } from "../pages/layout.ts";
import { textTopic } from "../pages/text-topic.ts";

/** Those that set what can also be set by psvc config. */
const OF_SETTINGS: readonly Pair[] = SETTING_KEYS.flatMap(({ key, variable, says }): readonly Pair[] =>
  variable === null ? [] : [[variable, `${key}: ${says}`]],
);

const PLACES: readonly Pair[] = [
  ["PSVC_HOME", "the store's folder; --store overrides it"],
  ["XDG_DATA_HOME", "holds the store in its folder psvc, without PSVC_HOME (LOCALAPPDATA on Windows)"],
  ["XDG_CONFIG_HOME", "holds your own settings in its folder psvc (APPDATA on Windows)"],
];

const SCREEN: readonly Pair[] = [
  ["NO_COLOR", "no colour; --color overrides it"],
  ["FORCE_COLOR", "colour in a pipe too; 0 turns it off"],
  ["TERM", "dumb: no colour, no pager, and questions without redrawing"],
  ["COLUMNS", "the width of an answer that does not go to a terminal"],
  ["PAGER", "pages long answers; PSVC_PAGER overrides it, and an empty one turns paging off"],
  ["LESS, LV", "how the pager behaves; psvc sets them if you did not"],
  ["LC_ALL, LC_CTYPE, LANG", "if they do not name UTF-8, psvc draws in ASCII"],
  ["CI", "no pager"],
];

const OTHERS: readonly Pair[] = [
  ["VISUAL, EDITOR", "the editor of psvc edit"],
  ["USER", "who you are, if no setting says so"],
  ["PSVC_TODAY", "today's date, such as 2027-03-15, for tests and demos; psvc says so each time"],
  ["PSVC_DEBUG", "shows the message of a bug, which may quote a customer"],
  ["PSVC_WIN", "set by psvc for hook.on-golive: a file with the win as JSON"],
];

export const VARIABLES: readonly { readonly heading: string; readonly variables: readonly Pair[] }[] = [
  { heading: "Settings", variables: OF_SETTINGS },
  { heading: "Places", variables: PLACES },
  { heading: "The screen", variables: SCREEN },
  { heading: "Others", variables: OTHERS },
];

export const ENVIRONMENT = textTopic({
  name: "environment",
  about: "variables psvc reads",
  title: "the environment variables that psvc reads",
  sections: [
    ...VARIABLES.map(({ heading, variables }) => ({ heading, pairs: variables })),
    { heading: "See also", pairs: [["psvc help settings", "what can be set for good, and which value counts"]] },
  ],
});
