import type { Sheet } from "../sheet/sheet-shape.ts";

type JsonObject = Readonly<Record<string, unknown>>;

/** Where each column of a deal stands in a project of the portfolio that psvc prints. */
const PLACES: Readonly<Record<string, string>> = {
  "deal id": "deal.crmId",
  customer: "customer",
  "deal value": "deal.value",
  "deal currency code": "deal.currency",
  "close date": "deal.closedOn",
  contractual: "deal.contractualOn",
  "deal owner": "deal.owner",
  "product name": "deal.product",
  why: "deal.why",
  sponsor: "people.sponsor",
  projectLead: "people.projectLead",
  deciders: "people.deciders",
  lead: "lead",
  template: "template",
  target: "dates.target",
  phase: "phase",
  "owned since": "ownedOn",
};

/**
 * The portfolio that psvc prints, as rows of deals; null where the text is something else. Active projects are won
 * deals; for the others their status is the stage, so that a live one does not begin again.
 */
export function readPortfolio(text: string, file: string): Sheet | null {
  const document = parse(text);
  const portfolio = document?.kind === "portfolio" ? document.portfolio : null;
  const projects = isObject(portfolio) ? portfolio.projects : null;
  if (!Array.isArray(projects)) return null;
  const rows = projects.filter(isObject).map((project, i) => ({
    line: i + 1,
    text: JSON.stringify(project),
    cells: [...Object.values(PLACES).map((place) => textAt(project, place)), stageOf(project)],
  }));
  return { file, columns: [...Object.keys(PLACES), "stage"], rows, bad: [], beside: {} };
}

function stageOf({ status }: JsonObject): string {
  return status === "active" ? "won" : String(status);
}

function parse(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ""));
    return isObject(value) ? value : null;
  } catch {
    // What is no JSON is told apart by the reader of project documents, which names the place.
    return null;
  }
}

function textAt(project: JsonObject, place: string): string {
  const value = place
    .split(".")
    .reduce<unknown>((inside, key) => (isObject(inside) ? inside[key] : undefined), project);
  if (Array.isArray(value)) return value.join(", ");
  return value === null || value === undefined ? "" : String(value);
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
