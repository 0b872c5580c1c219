import { nearest } from "../../domain/text/closest-match.ts";
import { PsvcError } from "../../errors.ts";
import { type Schema, schemasOfKinds } from "../../json-schemas.ts";
import type { JsonKind } from "../../render/json/kinds.ts";
import { visible } from "../../render/layout/escape-control-characters.ts";
import type { Style } from "../../render/layout/style.ts";
import { wrap } from "../../render/layout/table.ts";
import { KINDS_OF } from "../facts/kinds-of.ts";
import type { Topic } from "../facts/topic.ts";
import { pageStyle, title } from "../pages/layout.ts";

type Schemas = Readonly<Record<JsonKind, Schema>>;

/** `psvc help json`, and with the name of a kind its schema. */
export const JSON_TOPIC: Topic = {
  about: "the answers as JSON",
  takesWords: true,
  isDocument: (words) => words.length > 0,
  page: (given, words) => {
    const [kind, ...more] = words;
    const schemas = schemasOfKinds();
    if (kind === undefined) return contract(schemas, pageStyle(given));
    if (more.length > 0) throw oneKind(words);
    return JSON.stringify(schemas[requireKind(kind, schemas)], null, 2);
  },
};

function requireKind(typed: string, schemas: Schemas): JsonKind {
  const kinds = Object.keys(schemas) as JsonKind[];
  const found = kinds.find((kind) => kind === typed.trim().toLowerCase());
  if (found) return found;
  const near = nearest(typed, kinds);
  throw new PsvcError({
    code: "usage",
    text: `There is no kind of JSON '${visible(typed).slice(0, 80)}'.`,
    suggestion: near.length > 0 ? `Did you mean ${near.join(" or ")}?` : "psvc help json lists them.",
  });
}

function oneKind(words: readonly string[]): PsvcError {
  const text = `psvc help json takes the name of one kind, and not ${words.length}.`;
  return new PsvcError({ code: "usage", text, suggestion: `Try psvc help json ${words[0]}` });
}

const CONTRACT = [
  "Every command takes --json. The answer is one document on stdout:",
  '  { "schemaVersion": 1, "kind": "gap", "gap": { "id": "G1", ... } }',
  "A kind's value stands under its own name, and what is said about it beside that. What is absent is null, an " +
    "absent list is []. Days are YYYY-MM-DD, moments are in UTC. A write prints the record it made. " +
    "Nothing is asked: " +
    "what is missing is named.",
  "Within a schema version keys are only added. A key that is not always there is one that a flag asks for; the " +
    "schema does not require it.",
  "On an error stdout is empty, and stderr has",
  '  { "schemaVersion": 1, "kind": "error", "error": { "code": "not-found", "exitCode": 1, "message": "...", ' +
    '"hint": "..." } }',
  "Rely on the code; the sentences are for people. Exit code 3 is an answer: its document is on stdout.",
  "What psvc status PROJECT --json prints, psvc new-project --from FILE takes: facts and promises, not what was " +
    "assessed or computed. Unknown keys are refused by name.",
];

const FIELDS = [
  "--json with only these fields of the kind's value, in this order; where it is a list, of each of its rows:",
  "  psvc status --fields slug,health.value,next.command",
  "  psvc status heron --fields promises.id,dates.target",
  '  psvc gap add heron --statement "Reports by night" --fields id,severity',
  "A dot goes deeper, and through lists (promises.id). What stands beside the value stays, such as asOf, or what is " +
    "damaged. The rows of portfolio, check, news and impact are those in the value; release and start have " +
    "their fields " +
    "in the document itself.",
  "What an answer does not have is null. What no answer of the command can have is refused before anything is done. " +
    "--fields alone lists what there is.",
];

function contract(schemas: Schemas, style: Style): string {
  const paragraphs = (texts: readonly string[]) =>
    texts.flatMap((text) => [wrap(text, style.width, "  ".repeat(text.startsWith(" ") ? 2 : 0)), ""]);
  return [
    ...title("psvc help json", "what --json prints, and the schema of every kind of answer", style),
    "",
    ...paragraphs(CONTRACT),
    style.strong("--fields a,b"),
    "",
    ...paragraphs(FIELDS),
    style.strong("THE KINDS, AND WHAT PRINTS THEM"),
    "",
    ...(Object.keys(schemas) as JsonKind[]).flatMap((kind) => kindLines(kind, schemas[kind], style)),
    "",
    `The schema of one: ${style.command("psvc help json KIND")}`,
  ].join("\n");
}

function kindLines(kind: JsonKind, { description = "" }: Schema, style: Style): readonly string[] {
  const commands = Object.entries(KINDS_OF).flatMap(([command, kinds]) => (kinds.includes(kind) ? [command] : []));
  const [first = "", ...rest] = wrap(`${kind}  ${description}`, style.width, "    ").split("\n");
  return [
    `${style.strong(kind)}${first.slice(kind.length)}`,
    ...rest,
    ...(commands.length > 0 ? [style.dim(wrap(`    ${commands.join(", ")}`, style.width, "    "))] : []),
  ];
}
