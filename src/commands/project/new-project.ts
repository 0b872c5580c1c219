import type { Command } from "commander";
import type { App } from "../../app.ts";
import type { Project } from "../../domain/model/project.ts";
import type { Standing } from "../../domain/model/standing.ts";
import { PHASES } from "../../domain/model/vocabulary.ts";
import { carryDeferred } from "../../domain/project/next-phase.ts";
import type { PromiseFacts } from "../../domain/promise/promise.ts";
import { formatDay } from "../../domain/time/calendar.ts";
import { PsvcError } from "../../errors.ts";
import type { Sheet } from "../../exchange/sheet/sheet-shape.ts";
import { intakeDraftName } from "../../prompts/intake-draft.ts";
import { type Answers, checkDays, missingFlags } from "../../prompts/project-answers.ts";
import { readStatusJson } from "../../prompts/read-status-json.ts";
import { captureAndJudge, formatIntake } from "../capture/capture-and-assess.ts";
import { checkPromiseTable, confirmMany, isTable, readPromiseFile, takePromiseFile } from "../capture/promise-files.ts";
import { standingOf } from "../find/find-project.ts";
import { usualLead } from "../find/settings-in-force.ts";
import { projectsOfCustomer } from "../find/standings.ts";
import { remarkEncoding, userFileName } from "../find/user-text.ts";
import { collect, dayFlag, optionalDay, optionalWord } from "../flags/flags.ts";
import { projectFrom, withUsualProduct } from "./create-project.ts";
import { type FactFlags, factAnswers, withFactFlags } from "./fact-flags.ts";
import { adopting, takeAllDeals } from "./import-all-deals.ts";
import { askAndKeep, dropIntakes, keptIntake } from "./kept-intake.ts";
import { answersAfter, findEarlier, reportCarriedOver } from "./next-phase.ts";
import { answerKnown, type DealFlags, openDeals, pickDeal, startDeal } from "./pick-deal.ts";
import { asOneProject } from "./second-project.ts";

interface NewProjectFlags extends FactFlags, DealFlags {
  readonly slug?: string;
  readonly template?: string;
  readonly target?: string;
  readonly promises?: string;
  readonly from?: string;
  readonly resume?: boolean;
  readonly judge?: boolean;
  readonly adopt?: boolean;
  readonly phase?: string;
  readonly ownedOn?: string;
  readonly after?: string;
}

export function registerNewProject(program: Command, app: App): void {
  withFactFlags(
    program
      .command("new-project [customer]")
      .summary("take over a closed deal")
      .description("take over a deal that closed: facts, promises, and what today's product does for them")
      .option("--slug <slug>", "what to call it on the command line"),
  )
    .option("--template <template>", "small, standard, large, or one of yours (standard)")
    .option("--target <day>", "when they shall be live (the template's weeks after the close)")
    .option("--promises <file>", "promises in bulk: one a line, JSON, CSV or XLSX; - reads stdin")
    .option(
      "--from <file>",
      "a CRM's export of deals (CSV, XLSX), or a project document (JSON) with any of the answers",
    )
    .option("--row <name>", "which deal of --from: its id, its name or the customer's")
    .option("--all", "every won deal of --from")
    .option(
      "--won-stage <name>",
      "what your CRM calls a won deal, where psvc does not know it; * is every row (repeatable)",
      collect,
    )
    .option(
      "--map <field=Column>",
      "which column of --from is the customer, closedOn, amount, ... (repeatable)",
      collect,
    )
    .option("--date-order <order>", "dmy or mdy: how 03/04/2027 is read in --from")
    .option("--sheet <name>", "the sheet of a spreadsheet")
    .option("--ask-again", "with --from, forget what was answered for a file with these headings")
    .option("--dry-run", "show what --from would take over, and write nothing")
    .option("--skip-bad", "with --all, take the good rows and list the others")
    .option("--adopt", "a project that is under way: what is behind it counts as done before psvc")
    .option("--phase <phase>", `with --adopt, where it stands: ${PHASES.slice(0, -1).join(", ")}`)
    .option("--owned-on <day>", "with --adopt, since when you lead it")
    .option("--after <project>", "the next phase of a customer who is live: people, product, and what was deferred")
    .option("--resume", "go on where an intake was interrupted")
    .option("--no-judge", "do not ask to judge the promises now")
    .action((customer: string | undefined, flags: NewProjectFlags) => newProject(app, customer, flags));
}

export async function newProject(app: App, customer: string | undefined, flags: NewProjectFlags): Promise<void> {
  checkTogether({ ...flags, customer });
  const earlier = flags.after === undefined ? null : await findEarlier(app, flags.after);
  const given = { ...(earlier ? answersAfter(earlier) : {}), ...givenAnswers(app, { ...flags, customer }) };
  if (flags.from === undefined) return begin(app, given, [], flags, earlier);
  const bytes = await app.read(flags.from);
  const file = userFileName(flags.from);
  const text = await documentText(app, bytes, file);
  const portfolio = text === null ? null : await portfolioSheet(text, file);
  if (text !== null && portfolio === null) {
    const document = readStatusJson(text, file);
    return begin(app, { ...document.answers, ...given }, document.promises, flags);
  }
  const opened = await openDeals(app, portfolio ?? bytes, file, flags);
  const common = flags.all || flags.dryRun ? { ...(await usualLead(app)), ...given } : given;
  if (flags.all) return takeAllDeals(app, opened, common);
  const deal = await pickDeal(app, opened);
  if (flags.dryRun) return takeAllDeals(app, { ...opened, deals: { ...opened.deals, won: [deal] } }, common);
  const started = await startDeal(app, deal);
  if ("known" in started) return answerKnown(app, opened.file, started.known, deal);
  await opened.keep();
  for (const why of started.left) app.remark(`${opened.file}:${deal.line}: ${why}.`);
  return begin(app, { ...started.answers, ...given }, started.promises, flags);
}

/** The intake: asks what nothing said, makes the project, then its promises. */
async function begin(
  app: App,
  from: Answers,
  promises: readonly PromiseFacts[],
  flags: NewProjectFlags,
  earlier: Standing | null = null,
): Promise<void> {
  const table = flags.promises !== undefined && isTable(flags.promises) ? flags.promises : null;
  const bulk = flags.promises === undefined || table ? [] : await readPromiseFile(app, flags.promises);
  if (table) await checkPromiseTable(app, table);
  await confirmMany(app, "psvc new-project", userFileName(flags.promises ?? "-"), bulk);
  const kept = flags.resume ? await keptIntake(app, from.customer) : null;
  const draft: Answers = kept?.answers ?? {};
  const usual = app.prompter ? {} : await usualLead(app);
  const adopts = flags.adopt ?? draft.phase !== undefined;
  const known = adopting({ ...usual, ...draft, ...from }, adopts);
  checkDays(known, app.today);
  const required = [...missingFlags(known), ...(adopts ? missingAdoption(known) : [])];
  const silent = app.prompter === null || (flags.promises !== undefined && required.length === 0);
  if (silent && adopts && required.length > 0)
    throw new PsvcError({ code: "missing-flags", flags: required, command: "psvc new-project --adopt" });
  const prompter = silent ? null : app.prompter;
  const mayRepeat = earlier !== null;
  const named = mayRepeat ? known : await asOneProject(app, prompter, known);
  const answers = prompter
    ? await askAndKeep(app, prompter, named, { adopts, after: flags.after })
    : await withUsualProduct(app, named);
  const begun = await create(
    app,
    mayRepeat ? answers : await asOneProject(app, prompter, answers),
    [...promises, ...bulk],
    earlier,
  );
  // Only what was asked here was kept: of another customer, or with --no-input, nothing is let go of.
  if (prompter || kept) await dropIntakes(app, [intakeDraftName(answers), kept?.name]);
  const created = table ? await takePromiseFile(app, begun, { path: table, promises: null }) : begun;
  const captured =
    app.prompter && flags.promises === undefined
      ? await captureAndJudge(app, app.prompter, created, flags.judge !== false)
      : created;
  await formatIntake(app, captured);
}

function givenAnswers(app: App, flags: NewProjectFlags & { readonly customer?: string }): Answers {
  const target = flags.target === undefined ? {} : { target: dayFlag(app, "--target", flags.target) };
  const phase = optionalWord("--phase", flags.phase, PHASES);
  const ownedOn = optionalDay(app, "--owned-on", flags.ownedOn);
  return {
    ...factAnswers(app, flags),
    ...target,
    ...(phase ? { phase } : {}),
    ...(ownedOn ? { ownedOn } : {}),
    ...(flags.slug ? { slug: flags.slug } : {}),
    ...(flags.template ? { template: flags.template } : {}),
  };
}

/** Flags that say something of another one mean nothing without it. */
function checkTogether(flags: NewProjectFlags): void {
  const needs: readonly [keyof NewProjectFlags, string, boolean][] = [
    ["phase", "--phase needs --adopt", flags.adopt === true],
    ["ownedOn", "--owned-on needs --adopt", flags.adopt === true],
    ["row", "--row needs --from", flags.from !== undefined],
    ["all", "--all needs --from", flags.from !== undefined],
    ["wonStage", "--won-stage needs --from", flags.from !== undefined],
    ["dryRun", "--dry-run needs --from", flags.from !== undefined],
    ["askAgain", "--ask-again needs --from", flags.from !== undefined],
    ["skipBad", "--skip-bad needs --all", flags.all === true],
    ["after", "--after and --from are two beginnings", flags.from === undefined],
    ["after", "--after and --adopt are two beginnings", !flags.adopt],
  ];
  const alone = needs.find(([flag, , isThere]) => flags[flag] !== undefined && !isThere);
  const item = flags.row ?? flags.slug ?? flags.customer ?? flags.promises;
  const text =
    alone?.[1] ?? (flags.all && item !== undefined ? `--all takes every deal, and "${item}" is about one` : null);
  if (text !== null) throw new PsvcError({ code: "usage", text: `${text}.`, suggestion: "See psvc help new-project." });
}

function missingAdoption({ phase, ownedOn }: Answers): readonly string[] {
  return [...(phase ? [] : ["--phase"]), ...(ownedOn ? [] : ["--owned-on"])];
}

async function portfolioSheet(text: string, file: string): Promise<Sheet | null> {
  const { readPortfolio } = await import("../../exchange/deals/own-portfolio.ts");
  return readPortfolio(text, file);
}

/** A project document is a JSON object; null for every other file, which holds rows. */
async function documentText(app: App, bytes: Buffer, file: string): Promise<string | null> {
  const { decodeText, isZip } = await import("../../exchange/sheet/text.ts");
  if (isZip(bytes)) return null;
  const { text, encoding } = decodeText(bytes, file);
  if (!/^\s*\{/.test(text)) return null;
  remarkEncoding(app, file, encoding);
  return text;
}

async function create(
  app: App,
  answers: Answers,
  promises: readonly PromiseFacts[],
  earlier: Standing | null,
): Promise<Project> {
  const made = await projectFrom(app, answers, promises, await app.store.slugs());
  // Where it cannot be shown as it stands, that is said before anything is written.
  await standingOf(app, made);
  const begun = earlier ? carryDeferred(made, earlier, app.moment) : made;
  const { withKnownDetails } = await import("../../domain/people/replace-person.ts");
  const created = await app.store.create(withKnownDetails(begun, await projectsOfCustomer(app, begun)));
  if (earlier) reportCarriedOver(app, earlier);
  if (created.deal.contractualOn && created.deal.contractualOn < app.today)
    app.remark(`The contractual day ${formatDay(created.deal.contractualOn)} has passed already.`);
  return created;
}
