import type { App } from "../../app.ts";
import type { Project } from "../../domain/model/project.ts";
import { sortedById } from "../../domain/model/record.ts";
import { PsvcError } from "../../errors.ts";
import { readGivenProposals } from "../../prompts/documents/read-proposals.ts";
import { documentText } from "../../render/json/pick-fields.ts";
import { visible } from "../../render/layout/escape-control-characters.ts";
import { standingOf } from "../find/find-project.ts";
import { readUserText } from "../find/user-text.ts";
import type { OpenedDocument } from "./read-documents.ts";

/** Prints what an assistant needs to find the promises of a document: no other customer, no value, nobody's address. */
export async function answerSheet(app: App, project: Project, { path, document }: OpenedDocument): Promise<void> {
  const { SHEET_ANSWER, SHEET_INSTRUCTIONS } = await import("../../documents/find/check-quotes.ts");
  const { catalogue } = await standingOf(app, project);
  const json = {
    kind: "proposal-sheet" as const,
    sheet: {
      project: project.slug,
      document: { file: path, format: document.format, pages: document.pages },
      instructions: SHEET_INSTRUCTIONS,
      answer: SHEET_ANSWER,
      promises: sortedById(project.promises).flatMap(([, { id, statement, dropped }]) =>
        dropped ? [] : [{ id, statement }],
      ),
      capabilities: Object.values(catalogue?.capabilities ?? {}).map(({ key, name }) => ({ key, name })),
      blocks: document.blocks.map(({ kind, text, label, page, line }, nth) => ({
        id: `b${nth}`,
        kind,
        label,
        text,
        page,
        line,
      })),
    },
  };
  app.answer({ text: () => documentText(json, undefined).trimEnd(), isDocument: true, json });
}

/** The document with an assistant's proposals in place of psvc's own; says which were refused, and why. */
export async function withGivenProposals(app: App, opened: OpenedDocument, from: string): Promise<OpenedDocument> {
  const { checkProposals } = await import("../../documents/find/check-quotes.ts");
  const given = readGivenProposals(await readUserText(app, from), from);
  const { found, refused } = checkProposals(given, opened.document, opened.found);
  for (const { statement, why } of refused) app.remark(`Refused: ${visible(statement)}: ${visible(why)}`);
  return { ...opened, found, refused };
}

/** Throws `usage` where the flags of an assistant's work do not go together with the others. */
export function requireOneSheet(
  documents: readonly string[],
  { propose, from, accept }: { readonly propose?: boolean; readonly from?: string; readonly accept?: string },
): void {
  if (!propose && from === undefined) return;
  const flag = propose ? "--propose" : "--from";
  if (documents.length !== 1)
    throw new PsvcError({
      code: "usage",
      text: `${flag} needs one document.`,
      suggestion: `Like: psvc intake PROJECT sow.pdf ${propose ? "--propose" : "--from proposals.json"}`,
    });
  if (from !== undefined && accept !== undefined)
    throw new PsvcError({
      code: "usage",
      text: "What an assistant proposes is decided one by one, and not with --accept.",
      suggestion: "Leave --accept out, on a terminal; or see them with --dry-run.",
    });
}
