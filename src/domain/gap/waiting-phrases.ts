/** Phrases that mean one thing, each replaced by the word that stands for it before a text is cut into words. */
export const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:see|cf\.?|ref\.?|tracked (?:as|in|under|with))[^,;.]*?(?:https?:\/\/\S+|\b[A-Z][A-Z0-9]+-\d+\b)/g, " "],
  [/https?:\/\/\S+|\b[A-Z][A-Z0-9]+-\d+\b/g, " "],
  [/\b(?:research and development|r ?& ?d)\b/gi, "engineering"],
  [/\b(?:day|phase) (?:one|1|two|2)\b/gi, "sometime"],
  [/\b(release|version|upgrade|update|level) (?:to )?(?=\d+\b)/gi, "$1 v"],
  [/\bv (?=\d)/g, "v"],
  [/\bpost(?=[ -](?:ga|launch|release|go-?live|v?\d))/gi, "after"],
  [/\b(?:monitor|watch|follow|check|read)s? (?:the )?release notes\b/gi, "wait"],
  [/\b(?:goes|went|going) live\b/gi, "ships"],
  [/\b(?:implementation|development|work|coding|the build) (?:on it )?(?:starts|begins|kicks off)\b/gi, "roadmap"],
  [
    new RegExp(
      "\\b(?:is|are|remains?|becomes?) (?:(?:an?|part of|on|for|in|due|only|the|our|their|" +
        "something) )*(?=(?:q[1-4]|h[12]|fy\\d+|future|later|next|upcoming)\\b)",
      "gi",
    ),
    "planned ",
  ],
  [/(?<=^|[,;:.(] ?)to be (?=\w+(?:ed|ilt|en)\b)/gi, "will be "],
  [/\bsit(?:s|ting)? on (?:it|this|that)\b/gi, "wait"],
  [/\bto (?:just )?(?=(?:hold|wait|be)\b)/gi, " "],
  [/\b(?:count|bank|rely|counting|banking|relying) on\b|\b(?:hope|hoping) for\b|\blook(?:ing)? forward to\b/gi, "wait"],
  [/\b(?:subject to|contingent on|depend(?:s|ing|ent)? on|requires?|require)\b/gi, "until"],
  [/\b(?:comes?|arriv(?:es?|ing)|lands?|follows?|appears?) (?=(?:with|in|later|by|next|soon)\b)/gi, "ships "],
  [
    new RegExp(
      "\\b(?:sta(?:ys?|nds?)|remains?) (?:open|unsolved|unresolved|a gap|missing|as (?:it )?is) " +
        "(?=(?:until|till)\\b)",
      "gi",
    ),
    "wait ",
  ],
  [/\bsigned up\b/gi, "join"],
  [
    new RegExp(
      "\\b(?:go|do|live|manage|cope|get by|make do)(?:e?s|ing)? with(?:out| it| this| " +
        "that)\\b(?=[^,;.]*\\b(?:until|till|pending|before)\\b)",
      "gi",
    ),
    "wait",
  ],
  [/\b(?:hold|holds|park|parks|pause|pauses) (?=(?:until|till|for|pending)\b)/gi, "wait "],
  [
    new RegExp(
      "\\b(?:is |are )?(?:being|getting) (?:re)?(?:built|written|developed|implemented|fixed|" +
        "added|designed|tested|coded)\\b",
      "gi",
    ),
    "roadmap",
  ],
  [
    new RegExp(
      "\\b(?:in|under|at) (?:progress|construction|the making|review|test|testing|qa|design|" +
        "analysis|preparation|discovery|discussion|investigation|evaluation|consideration)\\b",
      "gi",
    ),
    "roadmap",
  ],
  [
    /\b(?:in|at) (?:the |a |its )?(?:planning|design|build|concept|test|discovery|prototype) (?:phase|stage)\b/gi,
    "roadmap",
  ],
  [/\bno (?:\w+ )?(?:dates?|eta|timeline|time frame|commitment)\b/gi, "roadmap"],
  [/\b(?:thanks?|thank you)(?: for \w+ \w+)?\b|\bsorry\b/gi, "ok"],
  [
    new RegExp(
      "\\b(?:is|are|be|being|been) (?:currently |actively |still )*(?:working|worked) (?:hard |" +
        "actively )*(?:on|towards)\\b",
      "gi",
    ),
    "planned",
  ],
  [/\bgets? (?=\w+(?:ed|ilt)\b)/gi, "is "],
  [/\b(?:rather than|instead of|as opposed to)\b[^,;.]*/gi, " "],
  [/\bknown (?:limitations?|issues?|gaps?|restrictions?)\b/gi, "ok"],
  [/\b(?:pick|picks|picked|picking) (?:it |this |that )?up\b/gi, "planned"],
  [/\b(?:is |are |be )?(?:weeks|months|days|a (?:week|month|quarter|year)) (?:away|out|off)\b/gi, "roadmap"],
  [/\bnot (?:yet )?(?:available|there|ready|supported|out|possible|built)(?: yet)?\b/gi, "roadmap"],
  [/\b(?:ship|release|delivery|launch|target|availability) dates?\b/gi, "roadmap"],
  [/\b(?:the|a|this|any|some) delay\b/gi, "wait"],
  [
    new RegExp(
      "\\b(?:product|platform|core|dev|development|engineering|connector|integrations?|mobile|" +
        "api|module|backend|ui) (?:teams?|management|managers?|owners?|org|group)\\b",
      "gi",
    ),
    "engineering",
  ],
  [/\b(?:software )?vendor's? (?:roadmap|plan|backlog)\b/gi, "roadmap"],
  [/\b(?:as soon as|as of when|by the time|the moment|the day)\b/gi, "once"],
  [/\b(?:not before|no earlier than|pending|up to when)\b/gi, "until"],
  [/\b(?:until|till|by) then\b|\bin the (?:meantime|interim)\b|\bfor (?:now|the time being)\b|\bmeanwhile\b/gi, "ok"],
  [/\b(?:hold(?:s|ing)?|hang(?:s|ing)?) (?:off|on|out|tight)\b|\bs[ia]t(?:s|ting)? (?:tight|it out)\b/gi, "wait"],
  [
    new RegExp(
      "\\b(?:stand(?:s|ing)? by|stay(?:s|ing)? tuned|bear(?:s|ing)? with (?:us|it)|(?:be|is|are|" +
        "stays?|remains?) patient)\\b",
      "gi",
    ),
    "wait",
  ],
  [/\bput (?:it |this |that )?on hold\b|\bon hold\b|\bsit(?:s|ting)? (?:it )?out\b/gi, "wait"],
  [/\b(?:wait|see)(?:s|ing)? and (?:wait|see)\b/gi, "wait"],
  [/\b(?:go|do|goes|does|going|doing|lives?|manages?|copes?|stays?) without(?: (?:it|this|that))?\b/gi, "ok"],
  [/\b(?:live|lives|living|put up|puts up|get by|gets by) with (?:it|this|that)\b/gi, "ok"],
  [/\bis coming\b|\bcoming soon\b/gi, "will ship"],
  [/\beta\b/gi, "expected"],
  [/\b(?:in|into) the hands of\b/gi, "with"],
  [/\bno (?:workaround|solution|alternative|interim solution|interim process)s?\b/gi, "wait"],
  [
    new RegExp(
      "\\b(?:there is |with )?no (?:(?:interim|other|manual|further|extra) )?" +
        "(?:workaround|change|action|need|rush|hurry|problem|alternative|way|process|solution|step)s?" +
        "(?: (?:is |are )?(?:required|needed|necessary|possible|planned|today))?\\b|\\bnothing to do\\b",
      "gi",
    ),
    "ok",
  ],
  [/\b(?:general(?:ly)? avail\w+|early access|early adopters?|(?:tech|technical|private|public) preview)\b/gi, "beta"],
  [/\bfeature requests?\b|\benhancement requests?\b|\bwish ?list\b|\bideas? (?:portal|board)\b/gi, "roadmap"],
  [
    new RegExp(
      "\\b(?:in|under|on) (?:(?:the|our|its|product) )?(?:works|pipeline|development|making|way|" +
        "radar|list|plan)\\b",
      "gi",
    ),
    "roadmap",
  ],
  [/\broad ?-?map(?:ped|s)?\b/gi, "roadmap"],
  [/\b(?:work|works|working) on (?:it|this|that|the|a)\b/gi, "builds"],
  [/\b(?:roll|rolls|rolling) (?:it )?out\b|\b(?:go|goes|going) (?:ga|out)\b|\b(?:come|comes|coming) out\b/gi, "ships"],
  [/\brolled out\b/gi, "released"],
  [/\b(?:sign|signs) (?:them |us )?up\b|\b(?:turn|turns|switch|switches) (?:it )?on\b|\bput down\b/gi, "join"],
  [/\b(?:go|goes|going)(?: |-)live\b|\bgolive\b/gi, "sometime"],
  [/\bby hand\b/gi, "manually"],
  [/\b(?:is|are) to (?:be )?(?=\w)/gi, "will "],
];
