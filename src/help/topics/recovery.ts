import { textTopic } from "../pages/text-topic.ts";

export const RECOVERY = textTopic({
  name: "recovery",
  about: "undo, restore, backups",
  title: "how to take back a change, and what to do on a worse day",
  sections: [
    {
      heading: "A mistake",
      pairs: [
        ["psvc undo", "takes back your last change; shows it first"],
        ["psvc undo 3", "takes back your last three, across commands and projects"],
        ["psvc redo", "reapplies what undo took back"],
        ["psvc history acme G2", "who changed this gap, when, and with which command"],
        ["psvc history acme --diff", "every field that changed"],
      ],
      sentences: [
        "Later changes of your colleagues stay. Where one of them builds on yours, undo names it and does " +
          "nothing. A number such as P7 is never used twice, not even after an undo.",
      ],
    },
    {
      heading: "A worse day",
      pairs: [
        ["psvc restore acme --at yesterday", "one project as it was; without a name, the whole store"],
        ["psvc restore --backup FILE", "back to a copy, even where the store is gone"],
        ["psvc doctor", "names the file and the line that is broken; --fix repairs it where there is one right answer"],
        ["psvc restore acme --at now", "puts the last recorded state in place of a broken file, which is kept"],
      ],
      sentences: ["A restore shows what would change, makes a backup first, and can be undone."],
    },
    {
      heading: "Copies",
      pairs: [
        ["psvc backup", "a whole copy inside the store; the newest ten are kept"],
        ["psvc backup --to FILE", "a whole copy elsewhere, on another disk"],
      ],
      sentences: [
        "psvc makes a copy before it migrates, imports, restores or repairs. Copies hold what customers said; " +
          "only you can read them.",
      ],
    },
  ],
});
