import type { Pair } from "../pages/layout.ts";
import { textTopic } from "../pages/text-topic.ts";

/** What is in the folder. */
export const STORE_FILES: readonly Pair[] = [
  ["projects/", "one file per project, one fact per line"],
  ["catalogue/", "one file per product: what it does today"],
  ["templates/", "your own plans and criteria"],
  ["config.json", "the store's settings"],
  ["history/", "every change, and how to take it back"],
  [".psvc/", "lock, drafts, backups and caches"],
];

export const STORE = textTopic({
  name: "store",
  about: "where your data lives",
  title: "where your data lives, who can read it, and what is promised of it",
  sections: [
    {
      heading: "Which folder",
      pairs: [
        ["--store FOLDER", "for one command"],
        ["PSVC_HOME", "for a shell"],
        ["XDG_DATA_HOME", "its folder psvc"],
        [
          "otherwise",
          "~/.local/share/psvc; on macOS ~/Library/Application Support/psvc; on Windows %LOCALAPPDATA%\\psvc",
        ],
      ],
      sentences: ["psvc where prints it."],
    },
    { heading: "What is in it", pairs: STORE_FILES },
    {
      heading: "What you can rely on",
      sentences: [
        "When psvc says that something worked, it is on the disk: it survives a kill, a crash and a power cut.",
        "Any number of psvc processes may run at once on one machine. A command over many projects happens whole or " +
          "not at all.",
        "Folders and files are readable by you alone. psvc makes no network call and sends no telemetry.",
        "A broken file is named, never overwritten, and does not affect the other projects.",
      ],
    },
    {
      heading: "See also",
      pairs: [
        ["psvc help recovery", "undo, history, restore, backups"],
        ["psvc help git", "several people on one store"],
      ],
    },
  ],
});
