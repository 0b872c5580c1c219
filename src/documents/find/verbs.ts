import { pattern } from "../pattern.ts";

/** Verbs with which a line of a list asks for something to be done or to be there. */
const ASKED =
  "accept|access|accommodate|achieve|acknowledge|acquire|adapt|add|address|adhere|adjust|administer|" +
  "advise|alert|allocate|allow|" +
  "analy[sz]e|answer|appl(?:y|ies)|approve|archive|arrange|assess|assign|assist|assure|attach|attend|" +
  "audit|authenticate|authori[sz]e|" +
  "automate|automatically|avoid|back up|build|calculate|calibrate|capture|carry out|categori[sz]e|" +
  "certify|change|check|clearly|clean|collaborate|collect|" +
  "comply|combine|communicate|compare|complete|compile|conduct|configure|confirm|connect|consolidate|" +
  "consult|contain|continue|contribute|control|" +
  "convert|coordinate|correct|create|customi[sz]e|define|deliver|demonstrate|deploy|describe|design|" +
  "detect|determine|develop|" +
  "diagnose|disclose|display|distribute|do not|document|download|draft|edit|employ|enable|encrypt|" +
  "enforce|engage|enhance|ensure|enter|" +
  "escalate|establish|evaluate|exchange|execute|expand|explain|export|extend|extract|facilitate|filter|" +
  "fix|flag|follow|" +
  "format|furnish|gather|generate|give|grant|guarantee|handle|have|help|host|identify|implement|import|" +
  "improve|incorporate|indicate|" +
  "include|inform|initiate|inspect|install|integrate|interface|interoperate|investigate|keep|lead|link|" +
  "list|load|locate|log|maintain|make|" +
  "manage|map|measure|meet|merge|migrate|minimi[sz]e|mitigate|modify|monitor|move|never|not|notify|" +
  "obtain|offer|operate|optimi[sz]e|" +
  "orchestrate|organi[sz]e|participate|perform|permit|plan|populate|prepare|present|preserve|prevent|" +
  "print|prioriti[sz]e|process|procure|produce|protect|" +
  "provide|provision|publish|purge|query|receive|recogni[sz]e|recommend|reconcile|record|recover|" +
  "reduce|refactor|refrain|register|reject|release|remediate|remove|render|" +
  "repair|replace|replicate|report|represent|request|require|resolve|respond|restore|restrict|retain|" +
  "retrieve|return|review|roll out|route|run|" +
  "save|scan|schedule|search|secure|select|send|serve|set up|share|ship|show|simplify|sort|specify|" +
  "staff|store|streamline|submit|supply|support|" +
  "suggest|survey|sync|synchroni[sz]e|tag|take|test|track|train|transfer|transform|transition|" +
  "translate|transmit|trigger|troubleshoot|undertake|update|" +
  "upgrade|upload|use|utili[sz]e|validate|verify|view|visit|work|write";
const IMPERATIVE = new RegExp(`^(?:(?:must|shall|will|should|to|also|then|and)\\s+)?(?:${ASKED})(?=[\\s,/:;.]|$)`, "i");
/** Nouns that look like verbs: `Design documents`, `Test plan`. */
const NOUN_AFTER = pattern(
  "i",
  "^(?:access|audit|back up|change|control|design|display|document|export|format|help|import|",
  "interface|link|list|log|map|measure|plan|print|process|query|record|release|report|request|",
  "review|schedule|search|set up|show|sort|staff|store|support|supply|survey|test|track|train|",
  String.raw`transfer|update|upgrade|use|view|work|test)\s+(?:of|for|plans?|reports?|documents?|`,
  "documentation|logs?|trails?|staff|cases?|scripts?|results?|management|services?|requirements?|",
  String.raw`process|team|and|is|are|was|will|shall|must|on)\b`,
);

/** Whether a text begins with what is to be done. */
export function beginsWithVerb(text: string): boolean {
  const bare = text.replace(/^["“'(]+/, "");
  const first = /^[\p{L}-]+/u.exec(bare)?.[0] ?? "";
  if (
    /(?:ed|ing|tion|ment|ity|ness)$/.test(first) &&
    !/^(?:implement|document|embed|exceed|need|feed|supplement|mention)$/i.test(first)
  )
    return false;
  return IMPERATIVE.test(bare) && !NOUN_AFTER.test(bare);
}

/** The same behind what only says when or to what end: `Two weeks before the end, provide …`. */
export function asksAfterOpening(text: string): boolean {
  const [opening, ...rest] = text.split(/,\s+/);
  return rest.length > 0 && (opening?.split(" ").length ?? 0) <= 12 && beginsWithVerb(rest.join(", "));
}
