import { SETTING_KEYS } from "../../domain/config/setting-keys.ts";
import type { Topic } from "../facts/topic.ts";
import { type Pair, pageOf, pageStyle, pairs, paragraph, title, under } from "../pages/layout.ts";

/** Those that set what can also be set by psvc config. */
const OF_SETTINGS: readonly Pair[] = SETTING_KEYS.flatMap(({ key, variable, says }): readonly Pair[] =>
  variable === null ? [] : [[variable, `${key}: ${says}`]],
);

const PLACES: readonly Pair[] = [
  ["PSVC_HOME", "the folder of the store; --store goes before it"],
  ["XDG_DATA_HOME", "where the folder psvc with the store stands, without PSVC_HOME (LOCALAPPDATA on Windows)"],
  ["XDG_CONFIG_HOME", "where the folder psvc with your own settings stands (APPDATA on Windows)"],
];

const SCREEN: readonly Pair[] = [
  ["NO_COLOR", "no colour; --color goes before it"],
  ["FORCE_COLOR", "colour also in a pipe; 0 is none"],
  ["TERM", "dumb: no colour, no pager, and questions without redrawing"],
  ["COLUMNS", "how wide an answer is that goes to no terminal"],
  ["PAGER", "pages what is higher than the terminal; PSVC_PAGER goes before it, and an empty one is none"],
  ["LESS, LV", "how the pager behaves; psvc sets them where you did not"],
  ["LC_ALL, LC_CTYPE, LANG", "where they name no UTF-8, psvc draws in ASCII"],
  ["CI", "no pager"],
];

const OTHERS: readonly Pair[] = [
  ["VISUAL, EDITOR", "the editor of psvc edit"],
  ["USER", "who you are, where no setting says it"],
  ["PSVC_TODAY", "the day it is, like 2027-03-15: for tests and demos; psvc says so each time"],
  ["PSVC_DEBUG", "shows the message of a bug, which may hold customers' words"],
  ["PSVC_WIN", "set by psvc for hook.on-golive: a file with the win as JSON"],
];

export const VARIABLES: readonly { readonly heading: string; readonly variables: readonly Pair[] }[] = [
  { heading: "Settings", variables: OF_SETTINGS },
  { heading: "Places", variables: PLACES },
  { heading: "The screen", variables: SCREEN },
  { heading: "Others", variables: OTHERS },
];

export const ENVIRONMENT: Topic = {
  about: "variables psvc reads",
  page: (given) => {
    const style = pageStyle(given);
    return pageOf([
      title("psvc help environment", "the variables that psvc reads", style),
      [
        paragraph(
          "A flag goes before a variable, that before the store's setting, that before your own, that before " +
            "the default.",
          style,
        ),
        paragraph("psvc config list --show-origin says of each setting which of them holds.", style),
      ],
      ...VARIABLES.map(({ heading, variables }) => under(heading, pairs(variables, style), style)),
    ]);
  },
};
