import type { ReadDocument } from "../document.ts";
import { pattern } from "../pattern.ts";
import { wordCount } from "./sentences.ts";

/** What a line of a mail or of notes of a call is. */
export type Said =
  | { readonly is: "promise"; readonly saidBy: string | null; readonly isHedged: boolean }
  | { readonly is: "ask"; readonly owner: string | null }
  | { readonly is: "nothing" };

const NOTHING: Said = { is: "nothing" };

const HEDGED = pattern(
  "i",
  String.raw`\b(?:i think|i believe|i guess|we think|we believe|probably|perhaps|maybe|possibly|might|`,
  "presumably|not sure|unsure|hopefully|i hope|should be (?:in|available|ready|possible|able|",
  "there)|somebody|someone|apparently|supposedly|rumou?r|as far as i know|afaik|iirc|tbc|tbd|",
  "to be confirmed|don['’]t hold me|no promises?|can['’]t promise|cannot promise|in theory|",
  String.raw`roughly|heard that|mentioned that)\b|\?\s*$`,
);

export function isHedged(text: string): boolean {
  return HEDGED.test(text);
}

/** Notes of a call or a meeting: short lines, who was there, who said what. */
export function isNotesOfCall({ format, blocks }: Pick<ReadDocument, "format" | "blocks">): boolean {
  if (format !== "text" && format !== "markdown" && format !== "docx" && format !== "rtf" && format !== "odt")
    return false;
  const head = blocks
    .slice(0, 5)
    .map(({ text }) => text)
    .join("\n");
  const speakers = blocks.filter(({ text }) => speakerOf(text) !== null).length;
  const items = blocks.filter(({ kind }) => kind !== "heading").length;
  const isTitled = pattern(
    "i",
    String.raw`\b(?:call|meeting|notes|minutes|attendees|participants|present|workshop|sync|catch-?up|`,
    String.raw`stand-?up|kick-?off|demo)\b`,
  ).test(head);
  return (isTitled && blocks.length <= 200 && speakers > 0) || (speakers >= 3 && speakers >= items * 0.25);
}

const SPEAKER = pattern(
  "u",
  String.raw`^(\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+)?)(?: \([^)]*\))?(?::\s|\s+(?:said|says|confirmed|`,
  String.raw`promised|agreed|mentioned|asked|offered|will|to)\b)`,
);
const NO_NAME = pattern(
  "u",
  "^(?:Decision|Decisions|Action|Actions|Todo|Next|Note|Notes|Agenda|Date|Attendees|Present|",
  "Participants|Open|Question|Questions|Risk|Risks|Topic|Subject|Time|Place|Everyone|Everybody|",
  "Somebody|Someone|They|We|It|This|That|The|Then|There|Who|",
  // How much something matters, in front of a line of a list.
  "Must|Should|Could|Would|Wont|Mandatory|Required|Optional|Desirable|Critical|High|Medium|Low|Muss|Soll|Kann|",
  String.raw`[MSCWHL])(?![\p{L}'’])`,
);

/** Who is named as the one who said it; null where nobody is. */
export function speakerOf(text: string): string | null {
  const name = SPEAKER.exec(text)?.[1];
  return name === undefined || NO_NAME.test(name) ? null : name;
}

const OFFERED = pattern(
  "i",
  String.raw`\b(?:we(?:['’]ll| will| can| do| have| support| offer| include| provide| are going to|`,
  " guarantee| commit)|is included|are included|comes? with|includes?|supports?|out of the box|",
  "will be|will have|works? with|is available|are available|is free|at no (?:extra )?cost|",
  "discount|promised|guarantee[sd]?|committed|you(?:['’]ll| will) (?:get|have|receive|be able)|",
  "in (?:the )?(?:scope|package|price)|should be in|shown in the demo|by the end of|live (?:by|",
  String.raw`before|on)|go-?live)\b|->\s*agreed|\bagreed\b`,
);
const WANTED = pattern(
  "i",
  String.raw`\b(?:they|she|he|customer|we|client) (?:want|wants|need|needs|require|requires|expect|expects|`,
  String.raw`must have|insist)\b|\bmust[- ]have\b|\b(?:must|need to|needs to) (?:be|have|go)\b`,
);
const POLITE = pattern(
  "i",
  String.raw`\b(?:could|can|would|will) you\b|\bplease\b|\blet (?:me|us) know\b|\bwe(?:['’]d|`,
  String.raw` would) need from you\b|\bwaiting for you\b`,
);
const TO_DO = pattern(
  "u",
  String.raw`^(\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+)?)(?: \([^)]*\))?:?\s+(?:to|will|is going to|shall|`,
  String.raw`needs to|has to|should)\s+(?!be\b|have\b|get\b|support\b|include\b)([\p{Ll}-]+)`,
);
const LABELLED_TO_DO = /^(?:action(?: item)?s?|todo|to do|ai|next steps?|follow-?up)\s*[:—–-]\s*/i;

const NO_TALK = /^(?:decision|decided|agenda|date|attendees|participants|present)\s*[:—–-]/i;

/** A line of notes. What is wanted by the customer is recorded as what they expect. */
export function saidInNotes(text: string): Said {
  if (wordCount(text) < 4 || NO_TALK.test(text)) return NOTHING;
  const owner = TO_DO.exec(text)?.[1] ?? null;
  if (LABELLED_TO_DO.test(text)) return { is: "ask", owner: speakerOf(text.replace(LABELLED_TO_DO, "")) };
  if (owner !== null && !NO_NAME.test(owner)) return { is: "ask", owner };
  if (POLITE.test(text)) return { is: "ask", owner: null };
  const hedged = isHedged(text);
  if (!OFFERED.test(text) && !WANTED.test(text) && !CLAIMED.test(text)) return NOTHING;
  const saidBy = speakerOf(text);
  return { is: "promise", saidBy, isHedged: hedged || saidBy === null };
}

const CLAIMED = pattern(
  "i",
  String.raw`\b(?:we|it|product|system|they) (?:do|does|can|could|already|has|have|integrates?|exports?|`,
  String.raw`imports?|handles?)\b|\bsaid\b.{3,}\b(?:is|are|does|do|can|has|have|works?)\b`,
  String.raw`|\b(?:next|spring|summer|autumn|winter|coming|upcoming) (?:release|version)\b`,
);

/** A sentence of a mail that its sender wrote. */
export function saidInMail(text: string, from: string): Said {
  if (wordCount(text) < 4) return NOTHING;
  if (POLITE.test(text)) return { is: "ask", owner: null };
  if (/\?\s*$/.test(text)) return NOTHING;
  if (
    pattern(
      "i",
      String.raw`\b(?:thanks|thank you|looking forward|see you|nice to|great to|hope you|speak soon|attached|`,
      String.raw`find attached|as discussed|to your points)\b`,
    ).test(text) &&
    !OFFERED.test(text)
  )
    return NOTHING;
  if (
    !OFFERED.test(text) &&
    !pattern(
      "i",
      String.raw`\b(?:will|shall|must|can|supports?|is|are)\b.*\b(?:you|your)\b|\bour (?:product|system|`,
      String.raw`team)\b.*\b(?:will|can|does|supports?)\b|\bwill\b`,
    ).test(text)
  )
    return NOTHING;
  if (
    pattern(
      "i",
      "^(?:i|we)(?:['’]ll| will) (?:send|call|get back|come back|let you|write|be in touch|forward|",
      String.raw`share|follow up|check)\b`,
    ).test(text)
  )
    return { is: "ask", owner: from };
  return { is: "promise", saidBy: from || null, isHedged: isHedged(text) };
}
