import type { App } from "../../app.ts";
import type { Project } from "../../domain/model/project.ts";
import { dealDifferences, projectOfDeal } from "../../domain/project/match-deal.ts";
import { type BadRow, PsvcError } from "../../errors.ts";
import type { ImportedDeal } from "../../exchange/deals/deals.ts";
import { askLead } from "../../prompts/ask-facts.ts";
import { askClosedOn } from "../../prompts/ask-list.ts";
import { dealAnswers } from "../../prompts/deal-answers.ts";
import {
  type Answers,
  closeProblem,
  ownedProblem,
  phaseProblem,
  targetProblem,
} from "../../prompts/project-answers.ts";
import { dealsJson, type ImportedDeals, renderDeals, renderPlannedDeals } from "../../render/project/deals.ts";
import type { Revision } from "../../store/port/store.ts";
import { projectFrom, withUsualProduct } from "./create-project.ts";
import { identityOf, type OpenedDeals, rowProblems, withWays } from "./pick-deal.ts";

/**
 * Every won deal becomes a project, but those that have one. All are looked at before the first is written. `given` is
 * for what the rows do not say.
 */
export async function takeAllDeals(app: App, opened: OpenedDeals, given: Answers): Promise<void> {
  const { adopt: adopts = false, dryRun = false, skipBad = false } = opened.flags;
  const { deals, file } = await withWays(app, opened, opened.deals.won);
  const { projects } = await app.store.portfolio();
  const taken = [...(await app.store.slugs())];
  const all = [...projects];
  const made: Project[] = [];
  const known: ImportedDeals["known"][number][] = [];
  const left: ImportedDeals["left"][number][] = [];
  const bad: BadRow[] = [...deals.bad];
  const expected: number[] = [];
  const common = await withUsualProduct(app, await withCommon(app, given, deals.won));
  const reading = counted(app, "read", deals.won.length);
  for (const [count, deal] of deals.won.entries()) {
    reading(count);
    const row = dealAnswers(deal);
    const answers = adopting({ ...common, ...row.answers }, adopts);
    const there = projectOfDeal(all, identityOf(deal, answers));
    if (there) {
      known.push({ project: there, differences: dealDifferences(there, row.answers) });
      continue;
    }
    const why = [
      ...rowProblems(deal),
      ...(adopts ? row.wrong : []),
      ...problems(app, answers, adopts && row.wrong.length === 0, deal.why.length > 0),
    ];
    if (why.length > 0) {
      bad.push({ line: deal.line, text: deal.customer, why: why.join("; ") });
      continue;
    }
    const project = await projectFrom(app, answers, row.promises, taken);
    taken.push(project.slug);
    made.push(project);
    all.push(project);
    left.push(...row.left.map((text) => ({ line: deal.line, why: text })));
    if (deal.expectedOn) expected.push(deal.line);
  }
  if (bad.length > 0 && !skipBad)
    throw new PsvcError({
      code: "bad-rows",
      file,
      rows: bad,
      good: made.length,
      instead:
        "Fix the rows, give for all of them what is missing (--closed, --lead, --phase, --owned-on), or leave them " +
        "out: --skip-bad.",
    });
  const { remembered } = opened;
  const answer = {
    file,
    known,
    notWon: deals.notWon,
    skipped: deals.footers,
    left,
    bad,
    dryRun,
    expected,
    remembered,
    read: deals,
  };
  if (dryRun) return answerDeals(app, { ...answer, created: made }, false);
  const wasShown = await confirm(app, { ...answer, created: made });
  const preparing = counted(app, "prepared", made.length);
  const revisions = made.map((project, index) => creationOf(project, () => preparing(index)));
  const created = (await app.store.changeMany(revisions)) as readonly Project[];
  await opened.keep();
  answerDeals(app, { ...answer, created }, wasShown);
}

function answerDeals(app: App, answer: ImportedDeals, wasShown: boolean): void {
  app.answer({
    text: (style) => renderDeals(answer, wasShown, style),
    json: { kind: "import", import: dealsJson(answer) },
  });
}

/** From here on somebody at a terminal is told how far it got. */
const MANY = 500;

/** Nothing where it is few, or where nobody is there. */
function counted(app: App, done: string, of: number): (count: number) => void {
  const { prompter } = app;
  return (count) => {
    if (prompter && of > MANY && count > 0 && count % MANY === 0) prompter.tell(`  ${count} of ${of} ${done} ...`);
  };
}

function creationOf(project: Project, report: () => void): Revision {
  return {
    shelf: "projects",
    name: project.slug,
    change(current) {
      report();
      if (current === null) return project;
      throw new PsvcError({ code: "already-there", what: "project", name: project.slug, command: null });
    },
  };
}

/** One lead for all, and one day where no row has one, asked once where somebody can be asked. */
async function withCommon(app: App, given: Answers, won: readonly ImportedDeal[]): Promise<Answers> {
  const { prompter } = app;
  if (!prompter) return given;
  const isLed = given.lead !== undefined || won.every(({ texts }) => texts.lead);
  const lead = isLed ? given.lead : await askLead(prompter, "Who leads them for us?", app.me);
  const isDated = given.closedOn !== undefined || won.some(({ days, why }) => days.closedOn || why.length > 0);
  const closedOn = isDated ? given.closedOn : await askClosedOn(prompter, app.today, won.length);
  return { ...given, ...(lead === undefined ? {} : { lead }), ...(closedOn === undefined ? {} : { closedOn }) };
}

/** Where it stands counts only for a project that is taken over under way. */
export function adopting(answers: Answers, adopts: boolean): Answers {
  if (adopts) return answers;
  const { phase: _phase, ownedOn: _ownedOn, ...others } = answers;
  return others;
}

function problems(
  app: App,
  { closedOn, lead, phase, ownedOn, target }: Answers,
  adopts: boolean,
  isDayUnread: boolean,
): readonly string[] {
  const { today } = app;
  return [
    closedOn ? closeProblem(closedOn, today) : isDayUnread ? null : "it has no day of the close (--closed)",
    lead ? null : "nobody is named who leads it (--lead)",
    adopts && !phase ? "it does not say where it stands (--phase)" : null,
    adopts && !ownedOn ? "it does not say since when you own it (--owned-on)" : null,
    phase ? phaseProblem(phase) : null,
    ownedOn ? ownedProblem(ownedOn, closedOn, today) : null,
    target && !adopts ? targetProblem(target, today) : null,
  ].filter((why) => why !== null);
}

/** Whether it was shown and agreed to; throws `cancelled` on a no. */
async function confirm(app: App, planned: ImportedDeals): Promise<boolean> {
  if (app.flags.yes || !app.prompter || planned.created.length === 0) return false;
  app.prompter.tell(renderPlannedDeals(planned, app.screen.style));
  const isYes = await app.prompter.confirm({ message: "Take these over?", initial: true });
  if (!isYes) throw new PsvcError({ code: "cancelled", saved: null, resume: null });
  return true;
}
