import type { Command } from "commander";
import type { App } from "../../app.ts";
import { PsvcError } from "../../errors.ts";
import { wordFlag } from "../flags/flags.ts";

const SUBJECTS = ["promises", "gaps", "capabilities", "portfolio", "project"] as const;

export interface ExportFlags {
  readonly all?: boolean;
  readonly to?: string;
  readonly format?: string;
  readonly product?: string;
}

export function registerExport(program: Command, app: App): void {
  program
    .command("export")
    .argument("[what]", SUBJECTS.join(", "))
    .argument("[name]")
    .summary("lists and projects out")
    .description("promises or gaps of a project, capabilities, the portfolio, one whole project, or all of the store")
    .option("--to <file>", "the file to write; its ending tells the format; - is stdout")
    .option("--format <format>", "csv, xlsx, json or md; for gaps also jira, the columns of Jira's import")
    .option("--product <name>", "whose capabilities; not needed where there is one")
    .option("--all", "the whole store with its history in one file, for another machine; .gz is compressed")
    .action((what: string | undefined, name: string | undefined, flags: ExportFlags) =>
      exportSubject(app, what, name, flags),
    );
}

export async function exportSubject(
  app: App,
  what: string | undefined,
  name: string | undefined,
  flags: ExportFlags,
): Promise<void> {
  if (what === undefined) {
    if (!flags.all)
      throw usage(`What to export is not said: ${SUBJECTS.join(", ")}, or --all.`, "psvc export promises PROJECT");
    refuseFlags(flags, "--all");
    return (await import("./store.ts")).exportStore(app, flags);
  }
  const subject = wordFlag("What to export", what, SUBJECTS);
  if (flags.all) throw usage("--all is the whole store; a part of it is exported without.", `psvc export ${subject}`);
  if (flags.product !== undefined && subject !== "capabilities") refuseFlags({ product: flags.product }, subject);
  if (subject === "portfolio" && name !== undefined)
    throw usage("The portfolio is all projects.", `psvc export project ${name}`);
  if (subject === "portfolio") return (await import("./portfolio.ts")).exportPortfolio(app, flags);
  if (subject === "capabilities")
    return (await import("./capabilities.ts")).exportCapabilities(app, flags.product ?? name, flags);
  if (name === undefined) throw usage(`Whose ${subject} is not said.`, `psvc export ${subject} PROJECT`);
  if (subject === "project") return (await import("./store.ts")).exportProject(app, name, flags);
  if (subject === "gaps") return (await import("./gaps.ts")).exportGaps(app, name, flags);
  return (await import("./promises.ts")).exportPromises(app, name, flags);
}

/** A flag that would be dropped is an error. */
function refuseFlags({ format, product }: ExportFlags, subject: string): void {
  const dropped = [...(format === undefined ? [] : ["--format"]), ...(product === undefined ? [] : ["--product"])];
  if (dropped.length > 0)
    throw usage(
      `${dropped.join(" and ")} mean${dropped.length > 1 ? "" : "s"} nothing with ${subject}.`,
      "psvc help export",
    );
}

function usage(text: string, command: string): PsvcError {
  return new PsvcError({ code: "usage", text, suggestion: `Try ${command}` });
}
