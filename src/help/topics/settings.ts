import { SETTING_KEYS } from "../../domain/config/setting-keys.ts";
import type { Pair } from "../pages/layout.ts";
import { textTopic } from "../pages/text-topic.ts";

const where = (isPersonal: boolean) => (isPersonal ? "you" : "store, you");

export const SETTINGS_TOPIC = textTopic({
  name: "settings",
  about: "what can be set, and where",
  title: "every setting, who can set it, and which value counts",
  sections: [
    {
      heading: "Which value counts",
      sentences: [
        "A flag, else the environment, else the store, else your own file, else the default. psvc config list " +
          "--show-origin names the source of each value.",
        "psvc config set KEY VALUE sets it for the store; --user sets it for you, on this machine. Your own file " +
          "is printed by psvc where.",
      ],
    },
    {
      heading: "Settings",
      pairs: SETTING_KEYS.map(
        ({ key, says, variable, isPersonal }): Pair => [
          key,
          `${says} (${[where(isPersonal), ...(variable === null ? [] : [variable])].join("; ")})`,
        ],
      ),
    },
    {
      heading: "A command at go-live",
      sentences: [
        "hook.on-golive runs a command line of yours when a bell is rung: the announcement on its standard input, " +
          "the win as JSON in the file that PSVC_WIN names. It has 30 seconds; whatever it does, the bell is rung. " +
          "It is never taken from a store, and never run in the demo.",
      ],
      example: "psvc config set hook.on-golive 'post-to-chat --channel wins' --user",
    },
  ],
});
