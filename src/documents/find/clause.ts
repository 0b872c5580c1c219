import { pattern } from "../pattern.ts";
/** What a sentence says must, will or may be done, and who does it. */
export interface Clause {
  readonly modal: string;
  /** What stands in front of the modal in its clause. */
  readonly subject: string;
  /** What stands behind it. */
  readonly predicate: string;
}

const MODAL = pattern(
  "giu",
  String.raw`\b(shall|must|will|should|agrees? (?:to|that)|undertakes? to|commits? to|(?:is|are) (?:also |`,
  "solely |fully )?(?:responsible for|required to|expected to|obliged to|obligated to|",
  "committed to|to)(?! be (?:found|seen|noted))|(?:has|have|needs?) to(?= [a-z])|may|can|could|",
  String.raw`might|would)\b|['’]ll\b`,
);
/** What opens a clause in front of the main one. */
const OPENING = pattern(
  "i",
  "^(?:if|when|where|while|once|upon|after|before|during|in|on|at|for|to|as|per|within|should|",
  "should any|unless|until|by|with|under|throughout|prior to|following|because|since|although|",
  String.raw`given)\b`,
);

/** The clauses of a sentence that have a modal, in their order; those within another clause come with it. */
export function clausesOf(sentence: string): readonly Clause[] {
  const text = sentence.replace(/\((?!s\))[^()]{0,200}\)/g, (bracketed) => " ".repeat(bracketed.length));
  return [...text.matchAll(MODAL)].map((found) => ({
    modal: (found[1] ?? "will").toLowerCase().replace(/\s+/g, " "),
    subject: subjectOf(text.slice(0, found.index)),
    predicate: text.slice(found.index + found[0].length).trim(),
  }));
}

/** The subject stands behind what opens the sentence, and behind the clause before. */
function subjectOf(before: string): string {
  let text = before.replace(/\s+/g, " ").trim();
  const cut = text.split(/[;:]\s/).at(-1) ?? text;
  text = cut.trim();
  const parts = text.split(/,\s+/);
  if (parts.length > 1 && OPENING.test(parts[0] ?? "")) {
    const from = parts.findIndex((part, nth) => nth > 0 && !OPENING.test(part));
    text = from < 0 ? (parts.at(-1) ?? text) : parts.slice(from).join(", ");
  }
  const joined = pattern(
    "",
    String.raw`^(.*)\b(?:and|but|or|so that|such that|that|which|who|if|when|where|until|unless)\s+((?:the|`,
    String.raw`all|any|each|no|an?|this|these|our|your)\s[^,]*|(?:we|you|they|it|I)\b.*|[A-Z\d][^,]*)$`,
  ).exec(text);
  if (
    joined &&
    pattern(
      "",
      String.raw`\b(?:shall|must|will|should|is|are|has|have|requires?|ensures?|expects?|agrees?|understands?|`,
      String.raw`acknowledges?|if|so that|such that|when|until|unless)\b`,
    ).test(joined[1] ?? joined[0])
  )
    text = joined[2] ?? text;
  return text.trim();
}
