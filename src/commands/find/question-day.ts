import type { App } from "../../app.ts";
import { customerDayConcern, goliveDayConcern } from "../../domain/blackout/blackout.ts";
import type { Project } from "../../domain/model/project.ts";
import { type Day, formatDay } from "../../domain/time/calendar.ts";
import { PsvcError } from "../../errors.ts";
import { visible } from "../../render/layout/escape-control-characters.ts";
import { settingsOf } from "./settings-in-force.ts";

/**
 * Questions a typed day once: on a terminal it is asked about, in a script it is remarked on. `golive` for the day on
 * which they go live, `customer` for one by which something is asked of them. Throws `cancelled` on a no.
 */
export async function questionDay(app: App, project: Project, day: Day, what: "golive" | "customer"): Promise<void> {
  const time = await settingsOf(app);
  const concern = what === "golive" ? goliveDayConcern(project, day, time) : customerDayConcern(project, day, time);
  if (concern === null) return;
  const text = `${formatDay(day)} ${visible(concern)}.`;
  if (!app.prompter || app.flags.yes) return app.remark(text);
  const isMeant = await app.prompter.confirm({ message: `${text} Keep it?`, initial: false });
  if (!isMeant) throw new PsvcError({ code: "cancelled", saved: null, resume: null });
}
