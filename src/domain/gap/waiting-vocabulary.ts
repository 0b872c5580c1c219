/**
 * What a word of an English text is for the reader of waiting texts. `other` is every word that is not listed: it may
 * name what is waited for, and where it stands elsewhere the text says what people do.
 */
export type WordClass =
  | "actor"
  | "ask"
  | "beta"
  | "commit"
  | "deliver"
  | "doing"
  | "filler"
  | "future"
  | "month"
  | "next"
  | "other"
  | "past"
  | "planned"
  | "product"
  | "quarter"
  | "ready"
  | "relative"
  | "release"
  | "roadmap"
  | "skip"
  | "take"
  | "until"
  | "version"
  | "wait"
  | "weak-time"
  | "when";

/** Phrases that mean one thing, each replaced by the word that stands for it before a text is cut into words. */
export const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/https?:\/\/\S+|\b[A-Z][A-Z0-9]+-\d+\b/g, " "],
  [/\b(?:research and development|r ?& ?d)\b/gi, "engineering"],
  [/\b(?:day|phase) (?:one|1|two|2)\b/gi, "sometime"],
  [
    /\b(?:product|platform|core|dev|development|engineering) (?:teams?|management|managers?|owners?|org)\b/gi,
    "engineering",
  ],
  [/\b(?:software )?vendor's? (?:roadmap|plan|backlog)\b/gi, "roadmap"],
  [/\b(?:as soon as|as of when|by the time|the moment|the day)\b/gi, "once"],
  [/\b(?:not before|no earlier than|pending|up to when)\b/gi, "until"],
  [/\b(?:until|till|by) then\b|\bin the (?:meantime|interim)\b|\bfor (?:now|the time being)\b|\bmeanwhile\b/gi, "ok"],
  [/\b(?:hold(?:s|ing)?|hang(?:s|ing)?) (?:off|on|out|tight)\b|\bs[ia]t(?:s|ting)? (?:tight|it out)\b/gi, "wait"],
  [
    /\b(?:stand(?:s|ing)? by|stay(?:s|ing)? tuned|bear(?:s|ing)? with (?:us|it)|(?:be|is|are|stay) patient)\b/gi,
    "wait",
  ],
  [/\bput (?:it |this |that )?on hold\b|\bon hold\b|\bsit(?:s|ting)? (?:it )?out\b/gi, "wait"],
  [/\b(?:wait|see)(?:s|ing)? and (?:wait|see)\b/gi, "wait"],
  [/\b(?:go|do|goes|does|going|doing|lives?|manages?|copes?|stays?) without(?: (?:it|this|that))?\b/gi, "ok"],
  [/\b(?:live|lives|living|put up|puts up|get by|gets by) with (?:it|this|that)\b/gi, "ok"],
  [/\bis coming\b|\bcoming soon\b/gi, "will ship"],
  [/\beta\b/gi, "expected"],
  [/\bno (?:workaround|change|action|need|rush|hurry|problem|alternative|other way)s?\b|\bnothing to do\b/gi, "ok"],
  [/\b(?:general(?:ly)? avail\w+|early access|early adopters?|(?:tech|technical|private|public) preview)\b/gi, "beta"],
  [/\bfeature requests?\b|\benhancement requests?\b|\bwish ?list\b|\bideas? (?:portal|board)\b/gi, "roadmap"],
  [
    /\b(?:in|under|on) (?:(?:the|our|its|product) )?(?:works|pipeline|development|making|way|radar|list|plan)\b/gi,
    "roadmap",
  ],
  [/\broad ?-?map(?:ped|s)?\b/gi, "roadmap"],
  [/\b(?:work|works|working) on (?:it|this|that|the|a)\b/gi, "builds"],
  [/\b(?:roll|rolls|rolling) (?:it )?out\b|\b(?:go|goes|going) ga\b|\b(?:come|comes|coming) out\b/gi, "ships"],
  [/\brolled out\b/gi, "released"],
  [/\b(?:sign|signs) (?:them |us )?up\b|\b(?:turn|turns|switch|switches) (?:it )?on\b|\bput down\b/gi, "join"],
  [/\b(?:go|goes|going)(?: |-)live\b|\bgolive\b/gi, "sometime"],
  [/\bby hand\b/gi, "manually"],
  [/\b(?:is|are) to (?:be )?(?=\w)/gi, "will "],
];

const WORDS: Readonly<Record<Exclude<WordClass, "other" | "version" | "quarter">, string>> = {
  wait: "wait waits waiting await awaits awaiting waited",
  until: "until till til unless before",
  when: "when once after whenever if",
  actor: "engineering engineers engineer developers development devs dev vendor r&d hq headquarters product",
  roadmap: "roadmap backlog upcoming",
  planned:
    "planned scheduled slated prioritised prioritized earmarked targeted postponed deferred pushed foreseen due " +
    "expected",
  beta: "beta betas alpha ga preview",
  release:
    "release releases version versions update updates upgrade patch hotfix fix fixes feature features functionality " +
    "capability module connector api integration sprint increment iteration ticket epic story drop enhancement " +
    "adapter plugin programme program",
  product: "ship ships shipping launch launches launching releasing",
  deliver:
    "deliver delivers delivering come comes coming arrive arrives arriving land lands landing handle handles " +
    "follow follows build builds building " +
    "develop develops developing implement implements implementing add adds adding fixing provide provides providing " +
    "bring brings bringing introduce introduces include includes support supports publish publishes solve solves " +
    "address addresses finish finishes complete completes close closes cover covers appear appears",
  ready: "open opens works work available ready there out live done finished complete here",
  past:
    "shipped released launched delivered built developed implemented added fixed provided introduced included " +
    "supported published solved addressed completed opened covered",
  commit:
    "committed commits promised promises confirmed confirms plans plan intends targets prioritise prioritises " +
    "prioritize estimates announced announces says say expect expects thinks wants",
  ask:
    "raised raise raises filed file logged log submitted submit requested request requests asked ask asks voted " +
    "vote escalated escalate reported opened look looks",
  take:
    "join joins joining enrol enroll enrols apply applies upgrade upgrades upgrading move moves switch switches " +
    "install installs adopt adopts enable enables get gets receive receives use uses take takes try tries " +
    "activate activates migrate migrates start starts",
  future: "will shall should would going can could may might",
  next: "next upcoming future following new later",
  month:
    "january february march april june july august september october november december jan feb mar apr jun jul aug " +
    "sep sept oct nov dec spring summer autumn fall winter soon shortly eventually christmas easter",
  "weak-time":
    "monday tuesday wednesday thursday friday saturday sunday week weeks day days month months quarter quarters year " +
    "years early late mid end beginning half first second third fourth last then time date sometime around " +
    "probably hopefully roughly tomorrow one part",
  relative: "which who where",
  doing: "nightly daily weekly monthly hourly each every twice manually manual overnight per workaround always",
  filler:
    "customer customers client clients we they fine ok okay agreed agrees agree accepted accepts happy content knows " +
    "know understood understands willing prepared patient patiently patience hope hopes told tell aware " +
    "decision answer reply feedback gap gaps nothing none no team idle now yet still just simply " +
    "anyway please meanwhile only solely everyone both all",
  skip:
    "a an the this that these those it its our their his her your my us them i you he she to of for on in at by " +
    "with from " +
    "is are be been being was were am as into onto about over under not so too also and or but does do did had " +
    "having have has " +
    "there's need needs per via instead than up",
};

const CLASSES: ReadonlyMap<string, WordClass> = new Map(
  (Object.entries(WORDS) as [WordClass, string][])
    .reverse()
    .flatMap(([name, words]) => words.split(" ").map((word) => [word, name] as const)),
);

/** What a word is, the case of its letters ignored; `before` is the word that stands in front of it. */
export function classOfWord(word: string, before: string): WordClass {
  const lower = word.toLowerCase();
  if (/^(?:q[1-4]|h[12]|fy\d+|[1-4]q)$/.test(lower)) return "quarter";
  if (/^v\d+(?:\.\d+)*$|^\d+\.(?:\d+|x)(?:\.\w+)*$|^r\d+$/.test(lower)) return "version";
  if (/^20\d\d(?:-\d+-\d+)?$/.test(lower)) return "month";
  if (/^\d+(?:st|nd|rd|th)?$/.test(lower)) return /^(?:release|version)$/i.test(before) ? "version" : "weak-time";
  if (word === "May" && before) return "month";
  if (lower === "may" && /^(?:in|by|for|until|till|from|of|early|late|mid|next|this|around|end|before)$/i.test(before))
    return "month";
  return CLASSES.get(lower) ?? "other";
}
