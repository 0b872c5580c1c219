import { cutPower } from "../../store/disk/broken-disk.ts";
import { sampling, TRIES_ALL } from "../seed.ts";
import { faultKind, type Kind } from "../table.ts";
import { disturbed, type Fault, undisturbed } from "./command-trial.ts";
import { ctrlC } from "./ctrl-c.ts";
import { fullFrom } from "./full-from.ts";
import { sudo } from "./sudo.ts";
import { worlds } from "./world.ts";
import { writingLines } from "./writing-lines.ts";

faultKind("kill-commands", "every command that writes, killed at every call, and run again", ({ trial }) =>
  everyCommand(cutPower, trial),
);

faultKind("full-commands", "every command that writes, on a disk that fills at every call", ({ trial }) =>
  everyCommand(fullFrom, trial),
);

sudo();
ctrlC();

/** A tenth of the calls of one line for each command; with FAULTS=all every call of every line. */
async function everyCommand(fault: Fault, trial: Kind["trial"]): Promise<void> {
  const worldOf = await worlds();
  const isChosen = sampling();
  const tried = new Set<string>();
  for (const line of writingLines()) {
    if (!TRIES_ALL && line.world === "demo" && tried.has(line.path)) continue;
    const clean = await undisturbed(line, await worldOf(line));
    if (!clean.isWriting) continue;
    tried.add(line.path);
    for (let nth = 1; nth <= clean.calls; nth += 1)
      if (isChosen()) await trial(`psvc ${line.argv.join(" ")}, call ${nth}`, () => disturbed(clean, fault, nth));
  }
}
