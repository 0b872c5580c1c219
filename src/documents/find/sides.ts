import { pattern } from "../pattern.ts";
import type { Clause } from "./clause.ts";
import type { Parties } from "./parties.ts";

export type ClauseSide = "ours" | "theirs" | "product" | "other";

const PRODUCT = pattern(
  "i",
  String.raw`\b(?:systems?|sub-?systems?|applications?|apps?|software|solutions?|portals?|web ?sites?|`,
  "sites?|products?|platforms?|tools?|databases?|interfaces?|modules?|components?|features?|",
  "functionality|functions?|users?|end users|administrators?|data|dashboards?|reports?|pages?|",
  "screens?|forms?|fields?|search|notifications?|alerts?|librar(?:y|ies)|api|apis|plug-?ins?|",
  "services?|servers?|clients? app|devices?|records?|files?|passwords?|accounts?|log-?ins?|",
  "sessions?|roles?|permissions?|views?|workflows?|queries|integrations?|exports?|imports?|",
  "back-?ups?|audit (?:log|trail)s?|encryption|environment|backend|front-?end|code|",
  String.raw`response times?|uptime|availability|it|there|requirements?)\b`,
);
/** Words that make a text one about people, papers and money, and not about what software does. */
const PAPERS = pattern(
  "i",
  String.raw`\b(?:personnel|staff|employees?|invoices?|invoicing|payments?|travel|meetings?|deliverables?|`,
  "plans?|status reports?|monthly reports?|progress reports?|documentation|résumés?|resumes?|",
  String.raw`licen[sc]es?|subcontract\w*|task orders?|orders?|contracts?|agreements?|quotations?|proposals?|`,
  "invoice|clearances?|insurance|warrant(?:y|ies)|schedules?|kick-?off|training|transition|",
  "acceptance|sprints?|notice|approval|project managers?|task leaders?|key personnel|",
  String.raw`technical leads?|work|labou?r)\b`,
);

/** A role with the letters of an organisation in front: `DOV Product Lead`. */
const ROLE_OF_THEM =
  /\b[A-Z\d]{2,6} (?:Product|Technical|Project|Programme?|Contract|Business) (?:Lead|Owner|Manager)\b/;

/** Who a clause binds; the last party that its subject names. */
export function sideOfClause({ subject }: Clause, { ours, theirs }: Parties): ClauseSide {
  const head = headOf(subject);
  if (/^we\b|\b(?:we|our (?:team|engineers|consultants|people))$/i.test(head)) return "ours";
  if (/^you\b|\byou$|^your\b/i.test(head)) return "theirs";
  if (ours.test(head)) return "ours";
  if (ROLE_OF_THEM.test(head)) return "theirs";
  if (PRODUCT.test(head) && !isParty(head, theirs)) return "product";
  if (theirs.test(head)) return "theirs";
  return "other";
}

/** Without what only tells more of it: `data of the agency` is about data. */
function headOf(subject: string): string {
  const bare = subject.replace(/^(?:the|an?|all|any|each|every|no|this|these|such|either|both)\s+/i, "");
  const [head = bare] = bare.split(
    pattern(
      "i",
      String.raw`\s+(?:of|for|from|under|within|in|on|at|with|to|provided|delivered|developed|submitted|that|`,
      String.raw`which|who|whose|by)\s+`,
    ),
  );
  return head.trim() || bare;
}

function isParty(head: string, theirs: RegExp): boolean {
  const words = head.split(/\s+/);
  return theirs.test(words.at(-1) ?? "") || (words.length > 1 && theirs.test(words.slice(-2).join(" ")));
}

/** Whether a promise is about what the product does, and not about people, papers and money. */
export function isAboutProduct(text: string, subject: string | null, parties: Parties): boolean {
  if (subject !== null) {
    const head = headOf(subject);
    if (head === "") return !PAPERS.test(text);
    if (PAPERS.test(head)) return false;
    if (parties.ours.test(head)) return BUILDS.test(text) && !PAPERS.test(text.replace(head, ""));
    if (PRODUCT.test(head)) return true;
    if (parties.theirs.test(head)) return false;
  }
  const papers = text.match(new RegExp(PAPERS.source, "gi"))?.length ?? 0;
  const product = text.match(new RegExp(PRODUCT.source, "gi"))?.length ?? 0;
  return product > 0 && product >= papers * 2;
}

const BUILDS = pattern(
  "i",
  String.raw`\b(?:interfaces?|function(?:s|ality)?|features?|scripts?|import|export|integrat\w*|migrat\w*|`,
  "api|database|search|login|log in|authentication|dashboard|screen|system|application|software|",
  String.raw`portal|web ?site|technology stack|design standards|data)\b`,
);
