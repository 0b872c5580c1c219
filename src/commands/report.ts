import type { Command } from "commander";
import type { App } from "../app.ts";
import { type Remark, remarksOn } from "../domain/blame.ts";
import { sayDay } from "../domain/calendar.ts";
import { openPlans } from "../domain/confrontation.ts";
import { settlement } from "../domain/gap.ts";
import type { Project } from "../domain/project.ts";
import { at } from "../domain/record.ts";
import { PsvcError } from "../errors.ts";
import { visible } from "../render/visible.ts";
import { findStanding } from "./find-project.ts";
import { wordFlag } from "./flags.ts";

const PAGES = ["decision"] as const;

interface ReportFlags {
  readonly for?: string;
  readonly to?: string;
}

export function registerReport(program: Command, app: App): void {
  program
    .command("report <project>")
    .description("a page for the customer, as Markdown; nothing internal is on it")
    .option("--for <page>", `${PAGES.join(", ")}: what we ask them to decide, with their choices`)
    .option("--to <file>", "write it to a file instead")
    .action((project: string, flags: ReportFlags) => report(app, project, flags));
}

export async function report(app: App, slug: string, flags: ReportFlags): Promise<void> {
  const page = wordFlag("--for", flags.for ?? "decision", PAGES);
  const standing = await findStanding(app, slug);
  const { project } = standing;
  const plans = openPlans(project)
    .map(([, plan]) => plan)
    .filter(({ gap }) => settlement(standing, at(project.gaps, gap).promise) !== "fits");
  if (plans.length === 0)
    throw new PsvcError({
      code: "refused",
      what: "there is nothing to decide",
      because: "no conversation is planned",
      instead: `psvc confront plan ${project.slug}`,
    });
  const remarks = remarksOn(project, plans);
  refuseNames(project, remarks);
  const { decisionPage } = await import("../render/decision-page.ts");
  const markdown = decisionPage(project, plans, app.today);
  for (const remark of remarks) app.remark(sayRemark(project, remark));
  for (const { gap, by } of plans.filter((plan) => plan.by < app.today)) {
    const { id } = at(project.gaps, gap);
    app.remark(
      `${id}: the day asked for, ${sayDay(by)}, has passed. psvc confront plan ${project.slug} ${id} --by DAY`,
    );
  }
  const written = flags.to === undefined ? null : await app.write(flags.to, markdown);
  app.answer({
    text: () =>
      written === null ? markdown.trimEnd() : `Written to ${visible(written)}. Read it once before you send it.`,
    json: {
      kind: "report",
      report: {
        for: page,
        project: project.slug,
        markdown,
        file: written,
        warnings: remarks.map(({ gap, where, words, kind }) => ({ gap, where, words, kind })),
      },
    },
  });
}

/** The page names nobody who sold. */
function refuseNames({ slug }: Project, remarks: readonly Remark[]): void {
  const found = remarks.find(({ kind }) => kind === "names");
  if (!found) return;
  const { gap, where, words } = found;
  throw new PsvcError({
    code: "refused",
    what: "the page is not made",
    because: `${where} of ${gap} names ${words}, and a customer's page names nobody who sold`,
    instead: howToChange(slug, found),
  });
}

function sayRemark({ slug }: Project, remark: Remark): string {
  const { gap, where, words, kind } = remark;
  const what =
    kind === "blame"
      ? `"${visible(words)}" puts the blame on somebody; say what works on day one instead`
      : `"${visible(words)}" may name whoever sold; the page should not`;
  return `${gap}, ${where}: ${what}. ${howToChange(slug, remark)}`;
}

function howToChange(slug: string, { gap, where }: Remark): string {
  if (where === "the promise") return `psvc promise edit ${slug} ID --statement TEXT`;
  if (where === "its quote") return `psvc promise edit ${slug} ID --quote TEXT`;
  return `psvc confront plan ${slug} ${gap} --${where.startsWith("option") ? "option" : where} TEXT`;
}
