import type { Command } from "commander";
import type { App } from "../../app.ts";
import { openPlans } from "../../domain/gap/confrontation-rounds.ts";
import { HEALTH_LABELS } from "../../domain/labels/labels.ts";
import type { Project } from "../../domain/model/project.ts";
import { getRecord } from "../../domain/model/record.ts";
import type { Standing } from "../../domain/model/standing.ts";
import { CONFIRMED_STATUSES } from "../../domain/model/vocabulary.ts";
import { type Remark, remarksOn } from "../../domain/report/blame-words.ts";
import { confirmStatus } from "../../domain/report/confirm-status.ts";
import { contactsOf, PAGES, type PageName, pageFor } from "../../domain/report/customer-page.ts";
import { customerView } from "../../domain/report/customer-view.ts";
import { textsOn } from "../../domain/report/page-texts.ts";
import { addDays, type Day, formatDay } from "../../domain/time/calendar.ts";
import { PsvcError } from "../../errors.ts";
import { visible } from "../../render/layout/escape-control-characters.ts";
import type { Style } from "../../render/layout/style.ts";
import { formatRemark, gapIdOf, howToChange, openPoints } from "../../render/report/warnings.ts";
import { findStanding } from "../find/find-project.ts";
import { dayFlag, optionalWord, wordFlag } from "../flags/flags.ts";

const FORMATS = ["md", "html"] as const;
type Format = (typeof FORMATS)[number];

/** How far back a week goes where no day is given, in calendar days. */
const WEEK = 7;

interface ReportFlags {
  readonly for?: string;
  readonly format?: string;
  readonly since?: string;
  readonly to?: string;
  readonly contacts?: boolean;
  readonly showEffort?: boolean;
  readonly status?: string;
  readonly sentence?: string;
}

export function registerReport(program: Command, app: App): void {
  program
    .command("report <project>")
    .summary("a page for the customer")
    .description("a page for the customer, as Markdown or HTML; nothing internal is on it")
    .option("--for <page>", `${PAGES.join(", ")} (decision where none is named)`)
    .option("--format <format>", `${FORMATS.join(" or ")}; else by the ending of --to, else md`)
    .option("--since <day>", "for weekly: what moved since then (a week ago where none is given)")
    .option("--contacts", "for kickoff: a list of who is who, with mail and phone")
    .option("--show-effort", "for decision: with the effort on our side")
    .option("--status <status>", `for weekly: the status you confirm: ${CONFIRMED_STATUSES.join(", ")}`)
    .option("--sentence <text>", "for weekly: why, in one sentence that the customer reads")
    .option("--to <file>", "write it to a file instead")
    .action((project: string, flags: ReportFlags) => report(app, project, flags));
}

export async function report(app: App, slug: string, flags: ReportFlags): Promise<void> {
  const name = wordFlag("--for", flags.for ?? "decision", PAGES);
  const format = formatOf(flags);
  const since = sinceDay(app, name, flags.since);
  const standing = await withStatus(app, name, await findStanding(app, slug), flags);
  const { project } = standing;
  const page = pageFor(
    name,
    customerView(standing, since),
    project.slug,
    contactsAsked(project, name, flags),
    effortAsked(name, flags),
  );
  const remarks = remarksOn(textsOn(page), project.deal.owner);
  refuseNames(project, remarks);
  const { pageDocument } = await import("../../render/report/page.ts");
  const { pageMarkdown } = await import("../../render/report/page-markdown.ts");
  const document = pageDocument(page);
  const markdown = pageMarkdown(document);
  const html = format === "html" ? (await import("../../render/report/page-html.ts")).pageHtml(document) : null;
  for (const remark of remarks) app.remark(formatRemark(project, remark));
  for (const remark of openPoints(project, page)) app.remark(remark);
  if (page.for === "weekly" && !page.status && !page.isInScopeReview) app.remark(await toConfirm(standing));
  const written = flags.to === undefined ? null : await app.write(flags.to, html ?? markdown);
  app.answer({
    text: (style) =>
      written === null
        ? (html ?? markdown).trimEnd()
        : [
            `Written to ${visible(written)}. Read it once before you send it.`,
            ...(name === "decision" ? whenHeld(project, style) : []),
          ].join("\n"),
    isDocument: written === null,
    json: {
      kind: "report",
      report: {
        for: name,
        project: project.slug,
        format,
        page,
        markdown,
        html,
        file: written,
        warnings: remarks.map(({ about, where, words, kind }) => ({
          about,
          gap: gapIdOf(project, about),
          where,
          words,
          kind,
        })),
      },
    },
  });
}

/** Keeps the status that is confirmed. Throws `usage` for a page that shows none, `missing-flags` without one. */
async function withStatus(app: App, name: PageName, standing: Standing, flags: ReportFlags): Promise<Standing> {
  const { status, sentence } = flags;
  const word = optionalWord("--status", status, CONFIRMED_STATUSES);
  if (status === undefined && sentence === undefined) return standing;
  if (name !== "weekly")
    throw new PsvcError({
      code: "usage",
      text: `--status and --sentence are for the weekly page; the page for ${name} shows no status.`,
      suggestion: "Leave them out, or add --for weekly.",
    });
  if (word === undefined) throw new PsvcError({ code: "missing-flags", flags: ["--status"], command: "psvc report" });
  const given = { status: word, sentence: sentence ?? "", by: app.me || standing.project.lead };
  const project = await app.store.change(standing.project.slug, (before) => confirmStatus(before, given, app.moment));
  return { ...standing, project };
}

/** psvc proposes the health it computes; what stands on the page is the lead's word. */
async function toConfirm(standing: Standing): Promise<string> {
  const { healthOf } = await import("../../domain/status/health.ts");
  const { value } = healthOf(standing);
  const proposed = CONFIRMED_STATUSES.find((status) => status === value) ?? "green";
  const line = `psvc report ${standing.project.slug} --for weekly --status ${proposed} --sentence TEXT`;
  return `No status confirmed for these days. psvc would say ${HEALTH_LABELS[proposed]}; to confirm it: ${line}`;
}

/** The page is for a conversation, and what comes of that is recorded. */
function whenHeld(project: Project, style: Style): readonly string[] {
  return openPlans(project).map(
    ([, { gap }]) =>
      `Once you talked: ${style.command(`psvc confront outcome ${project.slug} ${getRecord(project.gaps, gap).id}`)}`,
  );
}

function formatOf({ format, to }: ReportFlags): Format {
  const given = optionalWord("--format", format, FORMATS);
  return given ?? (/\.html?$/i.test(to ?? "") ? "html" : "md");
}

/** Throws `usage` for a page that has no contact list. */
function contactsAsked(project: Project, name: PageName, { contacts = false }: ReportFlags) {
  if (!contacts) return [];
  if (name === "kickoff") return contactsOf(project);
  throw new PsvcError({
    code: "usage",
    text: `--contacts is for the kickoff page; the page for ${name} shows no addresses.`,
    suggestion: "Leave it out, or add --for kickoff.",
  });
}

/** Throws `usage` for a page without options. */
function effortAsked(name: PageName, { showEffort = false }: ReportFlags): boolean {
  if (!showEffort || name === "decision") return showEffort;
  throw new PsvcError({
    code: "usage",
    text: `--show-effort is for the decision request; the page for ${name} shows no effort.`,
    suggestion: "Leave it out, or add --for decision.",
  });
}

/** Throws `usage` for a page that tells of no time, `refused` for a day ahead. */
function sinceDay(app: App, name: PageName, text: string | undefined): Day {
  if (text === undefined) return addDays(app.today, -WEEK);
  if (name !== "weekly")
    throw new PsvcError({
      code: "usage",
      text: `--since says from which day a weekly page tells; the page for ${name} shows how things stand.`,
      suggestion: "Leave it out, or add --for weekly.",
    });
  const since = dayFlag(app, "--since", text);
  if (since <= app.today) return since;
  throw new PsvcError({
    code: "refused",
    what: `nothing moved since ${formatDay(since)}`,
    because: "that day has not come",
    instead: "give today or a day before it with --since",
  });
}

/** The page names nobody who sold. */
function refuseNames(project: Project, remarks: readonly Remark[]): void {
  const found = remarks.find(({ kind }) => kind === "names");
  if (!found) return;
  throw new PsvcError({
    code: "refused",
    what: "the page is not made",
    because: `${found.where} of ${found.about} names ${found.words}, and a customer's page names nobody who sold`,
    instead: howToChange(project, found),
  });
}
