import type { PromiseKind, Source, Strength } from "../../domain/model/vocabulary.ts";
import type { ReadDocument } from "../document.ts";
import { pattern } from "../pattern.ts";

const COMMERCIAL = pattern(
  "i",
  String.raw`\b(?:discount|prices?|pricing|licen[cs]e fees?|fees?|credits?|rebate|free of charge|`,
  "at no (?:additional |extra )?(?:cost|charge)|refund|penalt(?:y|ies)|liquidated damages|",
  String.raw`\d+ ?%\s*(?:off|discount))\b|[€$£]\s?\d`,
);
const TIMELINE = pattern(
  "i",
  String.raw`\b(?:go(?:es)?[- ]?live|live (?:by|before|on)|period of performance|(?:due|deliver(?:ed|y)?|`,
  String.raw`complete[ds]?|completion|ready|available|launch(?:ed)?|start|begin) [^.]{0,50}\b(?:within|by|`,
  String.raw`before|no later than|prior to|after) (?:the )?(?:end of )?(?:\d|january|february|march|april|`,
  "may|june|july|august|september|october|november|december|q[1-4]|week|month|spring|summer|",
  "autumn|winter|award))",
);
const INTEGRATION = pattern(
  "i",
  String.raw`\b(?:integrat\w*|interfac(?:e|es|ing) (?:with|to)|single sign-on|sso|saml|ldap|`,
  "active directory|entra|oauth|oidc|api|apis|web ?hooks?|connect(?:s|or|ors|ed)? (?:to|with)|",
  String.raw`communicat\w+ with|interoperat\w+|sync\w* with|third[- ]party systems?)\b`,
);
const DATA = pattern(
  "i",
  String.raw`\b(?:import\w*|export\w*|migrat\w*|data ?base|data (?:conversion|migration|load\w*|dictionary|`,
  String.raw`retention|feed)|csv|parquet|back-?ups?|archiv\w+|legacy data|etl|warehouse|existing data|`,
  String.raw`historical data|data will)\b`,
);

/** The kind of a promise, by its words; the lead can change it with a key. */
export function kindOfPromise(text: string, isProduct: boolean): PromiseKind {
  if (COMMERCIAL.test(text)) return "commercial";
  if (TIMELINE.test(text)) return "timeline";
  if (!isProduct) return "service";
  if (INTEGRATION.test(text)) return "integration";
  return DATA.test(text) ? "data" : "capability";
}

/** What every contract says, whatever is bought. */
const BOILERPLATE = pattern(
  "i",
  String.raw`\b(?:invoic\w+|payments?|travel|insurance|indemnif\w+|liabilit\w+|governing law|`,
  String.raw`confidential\w*|non-?disclosure|subcontract\w*|personnel substitutions?|conflict of interest|`,
  String.raw`clearances?|badges?|audit (?:records|rights)|release of claims|r[ée]sum[ée]s?|terminat\w+|`,
  "warrant(?:y|s|ies)|force majeure|assign(?:ment)? of (?:this|the) (?:contract|agreement)|",
  String.raw`work hours?|time ?sheets?|direct supervision|contract employees|government employees)\b`,
);

export function isBoilerplate(text: string, section: string): boolean {
  return BOILERPLATE.test(text) || BOILERPLATE.test(section);
}

const CONTRACT = /\b(?:agreement|contract|order form|terms (?:and|&) conditions|msa)\b/i;
const SOW = pattern(
  "i",
  String.raw`\b(?:statement of (?:work|objectives|requirements)|work statement|sow|pws|scope of work|`,
  String.raw`task order|work order|requirements? specification|functional requirements)\b`,
);
const RFP = pattern(
  "i",
  String.raw`\b(?:request for (?:proposals?|quotations?|quotes?|tenders?|information|bids?)|rfp|rfq|rfi|rft|`,
  String.raw`itt|invitation to (?:tender|bid)|tender|solicitation|terms of reference)\b`,
);
const PROPOSAL = /\b(?:proposal|offer|quotation|quote|bid|response to)\b/i;

/** In blocks: a title stands at the head. */
const HEAD = 12;

/** Where the promises of a document come from, by its title and its name. */
export function sourceOfDocument({ format, blocks, mail }: ReadDocument, file: string, isNotes: boolean): Source {
  if (mail !== null || format === "eml" || format === "msg") return "email";
  const name = (file.split(/[\\/]/).at(-1) ?? "").replace(/[-_.]+/g, " ");
  const title = blocks
    .slice(0, HEAD)
    .map(({ text }) => (text.length < 120 ? text : ""))
    .join("\n");
  if (isNotes) return /\bmeeting|minutes|workshop|kick-?off\b/i.test(`${name} ${title}`) ? "meeting" : "call";
  for (const text of [name, title]) {
    if (RFP.test(text)) return "rfp";
    if (SOW.test(text)) return "sow";
    if (CONTRACT.test(text)) return "contract";
    if (PROPOSAL.test(text)) return "proposal";
  }
  return "other";
}

const STRENGTH_OF: Readonly<Partial<Record<Source, Strength>>> = {
  contract: "contracted",
  sow: "contracted",
  demo: "spoken",
  meeting: "spoken",
  call: "spoken",
};

export function strengthOfSource(source: Source): Strength {
  return STRENGTH_OF[source] ?? "written";
}
