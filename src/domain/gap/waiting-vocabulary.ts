/**
 * What a word of an English text is for the reader of waiting texts. `act` is what people do today, `people` whoever
 * does it. `other` is every word that is not listed: it may name what is waited for, and where it stands elsewhere the
 * text says what people do.
 */
export type WordClass =
  | "act"
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
  | "people"
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

const WORDS: Readonly<Record<Exclude<WordClass, "other" | "version" | "quarter">, string>> = {
  wait:
    "wait waits waiting await awaits awaiting waited parked paused patience revisit revisits reassess delay " +
    "postpone blocked stuck",
  until: "until till til unless before",
  when: "when once after whenever if",
  act:
    "approve approves bill bills book books buy buys call calls capture captures check checks collect collects " +
    "copy copies count counts create creates dispatch edit edits email emails enter enters export " +
    "exports fax faxes " +
    "fill fills forward forwards hand hands import imports invoice invoices key keys keep keeps link " +
    "links load loads " +
    "log logs mail mails maintain maintains make makes map maps match matches note notes order orders " +
    "paste pastes " +
    "pay pays phone phones pick picks post posts print prints pull pulls push put puts re-enter " +
    "re-enters re-key " +
    "re-keys rekey rekeys reconcile reconciles record records reset resets resets restart restarts " +
    "retype retypes " +
    "route routes run runs scan scans schedule schedules send sends share shares sign signs sort sorts " +
    "split splits " +
    "store stores track tracks transfer transfers type types upload uploads validate validates verify verifies " +
    "write writes",
  people:
    "user users staff clerk admin admins temp temps intern interns agent agents operator nurse nurses " +
    "ops finance " +
    "hr sales warehouse consultant consultants partner partners contractor contractors bank plant plants " +
    "assistant assistants group accountant accountants team teams people colleagues supplier driver " +
    "buyer planner",
  actor:
    "engineering engineers engineer developers development devs dev eng vendor r&d hq headquarters " +
    "product cpo cto pm",
  roadmap: "roadmap backlog upcoming",
  planned:
    "planned scheduled slated prioritised prioritized earmarked targeted postponed deferred pushed foreseen due " +
    "expected tbd tba delayed defer defers deferral",
  beta: "beta betas alpha ga preview",
  release:
    "release releases version versions update updates upgrade patch hotfix fix fixes feature features " +
    "functionality " +
    "capability module connector api integration sprint increment iteration ticket epic story enhancement train " +
    "adapter plugin programme program major app gap limitation issue",
  product: "ship ships shipping launch launches launching releasing",
  deliver:
    "deliver delivers delivering delivery come comes coming arrive arrives arriving land lands landing " +
    "handle handles " +
    "follow follows build builds building " +
    "develop develops developing implement implements implementing add adds adding fixing provide " +
    "provides providing " +
    "bring brings bringing introduce introduces include includes support supports publish publishes " +
    "solve solves " +
    "address addresses reach reaches drop drops finish finishes complete completes close closes cover " +
    "covers appear appears",
  ready:
    "open opens works work available ready there out live done finished complete here exist exists " +
    "stable enabled merged possible",
  past:
    "shipped released launched delivered built developed implemented added fixed provided introduced included " +
    "supported published solved addressed completed opened covered",
  commit:
    "committed commits promised promises confirmed confirms plans plan intends targets prioritise prioritises " +
    "prioritize estimates commitment commitments promise targeting target aim aims aiming plans " +
    "planning hoping announced announces says say expect expects thinks assured assures assure",
  ask:
    "raised raise raises filed file logged log submitted submit requested request requests asked ask asks voted " +
    "vote votes escalated escalate reported opened look looks",
  take:
    "join joins joining enrol enroll enrols apply applies upgrade upgrades upgrading move moves switch switches " +
    "install installs adopt adopts enable enables get gets receive receives use uses take takes try tries " +
    "activate activates migrate migrates start starts",
  future: "will shall should would going can could may might",
  next: "next upcoming future following new",
  month:
    "january february march april june july august september october november december jan feb mar apr " +
    "jun jul aug " +
    "sep sept oct nov dec spring summer autumn fall winter soon shortly later eventually christmas easter",
  "weak-time":
    "monday tuesday wednesday thursday friday saturday sunday week weeks day days month months quarter " +
    "quarters year " +
    "years early late mid end beginning half first second third fourth last then time date sometime around " +
    "probably hopefully roughly tomorrow one two three other today automatically part item items native natively",
  relative: "which who where",
  doing: "nightly daily weekly monthly hourly each every twice manually manual overnight per workaround always",
  filler:
    "customer customers client clients we they fine ok okay agreed agrees agree accepted accepts happy " +
    "content knows " +
    "know understood understands prefers prefer wants want else willing prepared patient patiently " +
    "patience hope hopes told tell aware " +
    "go goes decision answer reply feedback gap gaps nothing none no team idle now yet still just simply " +
    "anyway please meanwhile only solely everyone both all",
  skip:
    "a an the this that these those it its our their his her your my us them i you he she to of for on in at by " +
    "with from " +
    "is are be been being was were am as into onto about over under not so too also and or but does do did had " +
    "having have has " +
    "there's need needs needed required per via instead than up itself themselves ours theirs us",
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
  return CLASSES.get(lower) ?? classOfForm(lower) ?? (PEOPLE.test(lower) ? "people" : "other");
}

/** The forms of a verb or a name, without their ending. */
function classOfForm(word: string): WordClass | null {
  const found = FORMS.flatMap(([ending, stem]) => (ending.test(word) ? [CLASSES.get(word.replace(ending, stem))] : []));
  const isPast = word.endsWith("ed");
  for (const name of found) {
    const isName = name === "release" || name === "actor" || name === "people";
    if ((isName && word.endsWith("s")) || name === "act") return name;
    if (name === "deliver" || name === "product") return isPast ? "past" : name;
    if (name === "commit" || name === "ask" || name === "take" || name === "wait" || name === "planned") return name;
  }
  return null;
}

const FORMS: readonly (readonly [RegExp, string])[] = [
  [/s$/, ""],
  [/es$/, ""],
  [/ies$/, "y"],
  [/ed$/, ""],
  [/d$/, ""],
  [/ied$/, "y"],
  [/ing$/, ""],
  [/ing$/, "e"],
];

/** Planners, operators, technicians: whoever does something for a living. */
const PEOPLE = /^[a-z]{3,}(?:ers|ors|ists|ians|ants)$/;

/** After one of these a word that could be a verb is the name of something: "wait for export", "the import". */
export const BEFORE_A_NAME =
  /^(?:a|an|the|this|that|its|our|their|your|new|next|for|of|with|without|by|bulk|no|native|automatic|scheduled)$/i;
