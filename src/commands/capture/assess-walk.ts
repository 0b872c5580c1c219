import type { App } from "../../app.ts";
import { type Likeliest, NO_MATCH } from "../../domain/fit/likely-capability.ts";
import type { Project } from "../../domain/model/project.ts";
import { getRecord, type Key } from "../../domain/model/record.ts";
import type { Standing } from "../../domain/model/standing.ts";
import {
  type Assessed,
  asBeforeSlip,
  assessPromise,
  type EarlierJudgement,
  type JudgedRecords,
  type Judgement,
  judgeAnew,
  judgedRecords,
  missingReasons,
} from "../../domain/promise/assess-promise.ts";
import { PsvcError } from "../../errors.ts";
import { type Triage, triageOne, triagePromises } from "../../prompts/assess-walk.ts";
import { visibleLines } from "../../render/layout/escape-control-characters.ts";
import { shellWord } from "../../render/layout/sentence.ts";
import { problemWords } from "../../render/problem/problem.ts";
import { renderJudged, renderToJudge } from "../../render/promise/assess-walk.ts";
import type { Prompter } from "../../terminal/prompter.ts";
import { matchKnowledge } from "../find/match-knowledge.ts";

/** What was done in one sitting. */
export interface Sitting {
  readonly standing: Standing;
  readonly judged: readonly Key[];
  /** The last thing that was judged, for a sitting over one promise. */
  readonly last: Assessed | null;
}

/** Asks about each, and saves each before the next. Throws `cancelled` with how to go on. */
export async function walkPromises(
  app: App,
  prompter: Prompter,
  start: Standing,
  keys: readonly Key[],
  resume: string,
): Promise<Sitting> {
  if (start.catalogue === null) prompter.tell(formatByHand(start.project, await app.store.products()));
  return sit(app, prompter, start, resume, (triage) => triagePromises(triage, keys));
}

/** Why nothing is proposed, and what changes that. */
function formatByHand({ slug, deal }: Project, products: readonly string[]): string {
  if (deal.product === null && products.length > 0)
    return (
      "No product is known of this project, so you judge by hand. To rest on a catalogue: psvc project edit " +
      `${slug} --product ${shellWord(products[0] ?? "")}`
    );
  return "There is no catalogue of the product yet, so you judge by hand. To get one: psvc capability import";
}

export async function judgeOne(
  app: App,
  prompter: Prompter,
  start: Standing,
  key: Key,
  resume: string,
): Promise<Sitting> {
  return sit(app, prompter, start, resume, async (triage) => {
    await triageOne(triage, key);
  });
}

/** The capabilities that a statement may mean; none where there is no catalogue. The search is loaded here. */
export async function likeliestIn(app: App, { catalogue, project }: Standing): Promise<Likeliest> {
  if (!catalogue) return () => NO_MATCH;
  const { likelyCapabilities } = await import("../../search/capability-search.ts");
  const knowledge = await matchKnowledge(app, catalogue.product);
  return likelyCapabilities(catalogue, { ...knowledge, project: project.slug });
}

async function sit(
  app: App,
  prompter: Prompter,
  start: Standing,
  resume: string,
  ask: (triage: Triage) => Promise<void>,
): Promise<Sitting> {
  let standing = start;
  let last: Assessed | null = null;
  const sat = new Map<Key, EarlierJudgement>();
  const judge = async (key: Key, judgement: Judgement): Promise<Assessed> => {
    const earlier = sat.get(key);
    let assessed: Assessed | null = null;
    let was: JudgedRecords | null = null;
    const project = await app.store.change(start.project.slug, (before: Project) => {
      const now = { ...standing, project: before };
      was = earlier?.was ?? judgedRecords(before, key);
      assessed = earlier
        ? judgeAnew(now, key, earlier, judgement, app.moment)
        : assessPromise(now, key, judgement, app.moment);
      return assessed.project;
    });
    standing = { ...standing, project };
    sat.set(key, { was: was ?? judgedRecords(project, key), left: judgedRecords(project, key) });
    return { ...(assessed ?? { opened: null, closable: null }), project };
  };
  const triage: Triage = {
    prompter,
    likeliest: await likeliestIn(app, start),
    standing: () => standing,
    missing: (key, judgement) => {
      const earlier = sat.get(key);
      const project = earlier ? asBeforeSlip(standing.project, key, earlier) : standing.project;
      return missingReasons({ ...standing, project }, key, judgement);
    },
    show: (key, place) => renderToJudge(standing, key, place, app.screen.style),
    judge: async (key, judgement) => {
      try {
        last = await judge(key, judgement);
      } catch (error) {
        if (!(error instanceof PsvcError)) throw error;
        const { message, hint } = problemWords(error.problem);
        prompter.tell(visibleLines(`  ${message}${hint ? ` ${hint}` : ""}`));
        return null;
      }
      const gapAt = (gap: Key | null) => (gap === null ? null : getRecord(standing.project.gaps, gap));
      return renderJudged(standing, key, gapAt(last.opened), gapAt(last.closable));
    },
  };
  try {
    await ask(triage);
  } catch (error) {
    if (!(error instanceof PsvcError) || error.problem.code !== "cancelled") throw error;
    const saved = sat.size > 0 ? `${sat.size} judged, and saved.` : null;
    throw new PsvcError({ code: "cancelled", saved, resume }, { cause: error });
  }
  return { standing, judged: [...sat.keys()], last };
}
