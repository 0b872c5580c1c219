import type { App } from "../../app.ts";
import type { Project } from "../../domain/model/project.ts";
import type { Proposal } from "../../domain/promise/proposal.ts";
import { addProposals, asProposed } from "../../domain/promise/proposals.ts";
import { PsvcError } from "../../errors.ts";
import { visible } from "../../render/layout/escape-control-characters.ts";
import { count } from "../../render/layout/section.ts";
import { shellWord } from "../../render/layout/sentence.ts";
import { formatDocument, proposalsJson, renderProposals } from "../../render/promise/proposals.ts";
import { wordFlag } from "../flags/flags.ts";
import { type DocumentFlags, type PlannedDocument, readFrom } from "./read-documents.ts";

/** Which proposals `--accept` takes. */
export const ACCEPTS = ["all", "contracted", "matched"] as const;
type Accept = (typeof ACCEPTS)[number];

/** Prints what was found in the documents, and writes nothing. */
export function answerProposals(
  app: App,
  project: Project,
  planned: readonly PlannedDocument[],
  from: string | undefined,
): void {
  const views = planned.map(({ view }) => view);
  const [first] = planned;
  const source = from === undefined ? "" : ` --from ${shellWord(from)}`;
  const line = `psvc intake ${project.slug} ${shellWord(first?.path ?? "FILE")}${source}`;
  app.answer({
    text: (style) =>
      renderProposals(
        views,
        [
          "Nothing was written.",
          `  to decide one by one: ${style.command(line)}`,
          ...(from === undefined ? [`  to add them all: ${style.command(`${line} --accept all`)}`] : []),
        ].join("\n"),
        style,
      ),
    json: { kind: "proposals", ...proposalsJson(project.slug, views) },
  });
}

/** Writes what `--accept` names, each document in one change. */
export async function acceptProposals(
  app: App,
  project: Project,
  planned: readonly PlannedDocument[],
  flag: string,
): Promise<Project> {
  const accept = wordFlag("--accept", flag, ACCEPTS);
  let changed = project;
  for (const one of planned) {
    const { view } = one;
    const taken = view.proposals.filter((each) => each.state === "open" && isAccepted(accept, each));
    for (const note of view.notes) app.remark(`${visible(view.file)}: ${note}`);
    app.remark(formatDocument(view));
    if (taken.length > 0)
      changed = await write(
        app,
        changed,
        one,
        taken.map(({ proposal }) => proposal),
      );
    app.remark(`${count(taken.length, "promise")} added.`);
  }
  return changed;
}

function isAccepted(accept: Accept, { proposal, match }: PlannedDocument["view"]["proposals"][number]): boolean {
  if (accept === "contracted") return proposal.strength === "contracted";
  return accept === "all" || match?.band === "match";
}

async function write(
  app: App,
  { slug }: Project,
  one: PlannedDocument,
  proposals: readonly Proposal[],
): Promise<Project> {
  return app.store.change(
    slug,
    (before) => addProposals(before, proposals.map(asProposed), readFrom(one), app.moment).project,
  );
}

/** Throws `no-terminal` with every way to go on. */
export function refuseWithoutTerminal(project: Project, path: string, flags: DocumentFlags): never {
  const words = [shellWord(path), ...(flags.source === undefined ? [] : ["--source", flags.source])].join(" ");
  throw new PsvcError({
    code: "no-terminal",
    what: "deciding which sentences of a document are promises",
    flags: ["--dry-run to see them", "--json to have them as JSON", `--accept ${ACCEPTS.join("|")} to add them`],
    example: `psvc intake ${project.slug} ${words} --dry-run`,
  });
}
