import { needsDayOne } from "../domain/gap/require-no-waiting.ts";
import { needsDecision } from "../domain/gap/resolve-gap.ts";
import { RESOLUTION_LABELS } from "../domain/labels/labels.ts";
import type { Project } from "../domain/model/project.ts";
import type { CustomerPromise } from "../domain/model/promise.ts";
import { IMPORTANCES, type Importance, RESOLUTIONS, type ResolutionKind } from "../domain/model/vocabulary.ts";
import type { Prompter } from "../terminal/prompter.ts";

export type WhichPromise =
  | { readonly promise: string }
  | { readonly promise: null; readonly statement: string; readonly importance: Importance };

/** Which promise today's product departs from; or a new one, in the customer's words. */
export async function askWhichPromise(prompter: Prompter, promises: readonly CustomerPromise[]): Promise<WhichPromise> {
  const promise =
    promises.length === 0
      ? "new"
      : await prompter.choose<string>({
          message: "Which promise does today's product not cover?",
          choices: [
            ...promises.map(({ id, statement, importance }) => ({
              value: id,
              name: `${id} ${statement}`,
              hint: importance,
            })),
            { value: "new", name: "a promise not recorded yet" },
          ],
        });
  if (promise !== "new") return { promise };
  const statement = await prompter.text({
    message: "What was promised, in the customer's words?",
    validate: (answer) => (answer.trim() ? null : "One line, as they would say it."),
  });
  const importance = await prompter.choose<Importance>({
    message: "How important is it for go-live?",
    choices: IMPORTANCES.map((value) => ({ value, name: value })),
    initial: "must",
  });
  return { promise: null, statement, importance };
}

export const SAY_RESOLUTION: Record<ResolutionKind, string> = {
  "accept-standard": "they use standard functionality",
  workaround: "another way to get it done today",
  "process-change": "they change how they work",
  purchase: "an edition or add-on they did not buy",
  "third-party": "a third-party tool does it",
  extension: "a custom extension, with an owner and a budget",
  descope: "out of scope",
  defer: "after go-live, with a review date",
  concede: "out of scope, for a commercial credit",
};

export interface AskedResolution {
  readonly kind: ResolutionKind;
  readonly note: string;
  readonly owner?: string;
  readonly fundedOn?: string;
  readonly reviewOn?: string;
  readonly concession?: string;
  readonly decidedBy?: string;
  readonly on?: string;
  readonly words?: string;
  readonly document?: string;
}

/** How they go live without new product, and whether the customer has decided it. Days come back as typed. */
export async function askResolution(
  prompter: Prompter,
  project: Project,
  promise: CustomerPromise,
  given: ResolutionKind | null,
  checkDay: (text: string) => string | null,
  checkPast: (text: string) => string | null,
): Promise<AskedResolution> {
  const required = (answer: string) => (answer.trim() ? null : "This one is needed.");
  const kind =
    given ??
    (await prompter.choose<ResolutionKind>({
      message: `How do they go live without it? (${promise.id} ${promise.statement})`,
      choices: RESOLUTIONS.map((value) => ({ value, name: RESOLUTION_LABELS[value], hint: SAY_RESOLUTION[value] })),
      initial: "workaround",
    }));
  // Of a must it is asked by itself what users do on the first day.
  const note = needsDayOne(promise, kind) ? "" : await prompter.text({ message: "What happens instead, in one line?" });
  const extension =
    kind === "extension"
      ? {
          owner: await prompter.text({ message: "Who owns the extension?", validate: required }),
          fundedOn: await prompter.text({ message: "Budget approved by which day?", validate: checkDay }),
        }
      : {};
  const review =
    kind === "defer"
      ? { reviewOn: await prompter.text({ message: "Review date, after go-live?", validate: checkDay }) }
      : {};
  const concession =
    kind === "concede"
      ? { concession: await prompter.text({ message: "What do we offer in return?", validate: required }) }
      : {};
  const asked = { kind, note, ...extension, ...review, ...concession };
  if (!needsDecision(promise, kind)) return asked;
  const { deciders } = project.people;
  if (deciders.length === 0) {
    prompter.tell(
      `It is the customer's to decide, and nobody is on record who may: psvc project edit ${project.slug} ` +
        "--decider NAME",
    );
    return asked;
  }
  const decidedBy = await prompter.choose<string>({
    message: "Who at the customer decided?",
    choices: [
      ...deciders.map((value) => ({ value, name: value })),
      { value: "", name: "no one yet: keep it as proposed" },
    ],
  });
  if (!decidedBy) return asked;
  const on = await prompter.text({ message: "On what day?", initial: "today", validate: checkPast });
  const words = await prompter.text({ message: "What did they say?", validate: required });
  const document =
    promise.strength === "contracted"
      ? { document: await prompter.text({ message: "This is in the contract. Which document changes it?" }) }
      : {};
  return { ...asked, decidedBy, on, words, ...document };
}
