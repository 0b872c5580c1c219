import { CUSTOMER_MILESTONE_LABELS } from "../../domain/labels/labels.ts";
import type { AnswerWord, Ask } from "../../domain/report/customer-scope.ts";
import { scopeOf } from "../../domain/report/customer-scope.ts";
import type { CustomerView } from "../../domain/report/customer-view.ts";
import { formatDay, formatDayFrom } from "../../domain/time/calendar.ts";
import { visible } from "../layout/escape-control-characters.ts";
import { onPage, type Style } from "../layout/style.ts";
import { table, tableLines, textWidth, wrap } from "../layout/table.ts";
import type { Words } from "../report/page-document.ts";
import { formatBy, formatWay, REACHED } from "../report/plain-words.ts";

/** One project on a screen that its customer sees too: the words of their pages, and no next step of ours. */
export function renderShareable(view: CustomerView, style: Style): string {
  const { customer, lead, people, asks, today } = view;
  const { sponsor, projectLead, deciders } = people;
  const persons = [
    `lead ${visible(lead)}`,
    ...(sponsor ? [`sponsor ${visible(sponsor)}`] : []),
    ...(projectLead ? [`project lead ${visible(projectLead)}`] : []),
    ...(deciders.length > 0 ? [`may decide: ${deciders.map(visible).join(", ")}`] : []),
  ];
  return [
    wrap(`${style.strong(visible(customer))}  ${formatGolive(view)}`, style.width, "  "),
    wrap(persons.join("; "), style.width, "  "),
    "",
    ...section("Key dates", rows(view.route.map(formatStep(today)), style), style),
    ...section(
      formatCounts(asks),
      rows(
        asks.map((ask) => [ask.id, formatAnswer(ask, today), ask.statement]),
        style,
      ),
      style,
    ),
    ...section(
      "Decisions needed",
      rows(
        view.decisions.map((decision) => [
          decision.id,
          say(formatBy(decision.by, today)),
          decision.with,
          decision.asked,
        ]),
        style,
      ),
      style,
    ),
    ...section(
      "Open actions",
      rows(
        view.actions.map((action) => [action.id, say(formatBy(action.due, today)), action.owner, action.text]),
        style,
      ),
      style,
    ),
  ]
    .join("\n")
    .trimEnd();
}

/** Every project, by the day of its go-live: an order by anything else would tell what is hidden. */
export function renderShareablePortfolio(
  views: readonly CustomerView[],
  rest: { readonly hidden: number; readonly damaged: number; readonly today: string },
  style: Style,
): string {
  const notes = [
    ...(rest.damaged > 0 ? [`${rest.damaged} cannot be read: psvc doctor`] : []),
    ...(rest.hidden > 0 ? [style.dim(`${rest.hidden} stopped: psvc status --shareable --all`)] : []),
  ];
  const live = views.filter(({ status }) => status === "live").length;
  const head = `${views.length - live} not yet live, ${live} live. ${formatDay(rest.today)}.`;
  if (views.length === 0) return [`${head} Nothing to show here.`, ...notes].join("\n");
  const count = (title: string, pick: keyof ReturnType<typeof scopeOf>, drop: number) => ({
    title,
    value: ({ asks }: CustomerView) => String(scopeOf(asks)[pick].length || ""),
    right: true,
    drop,
  });
  const columns = [
    { title: "CUSTOMER", value: ({ customer }: CustomerView) => customer, shrinkTo: 12 },
    { title: "GO-LIVE", value: formatGoliveDay },
    { title: "NEXT", value: formatNext, shrinkTo: 16, drop: 1 },
    count("IN SCOPE", "works", 2),
    count("DIFFERENT", "anotherWay", 4),
    count("LATER", "later", 5),
    count("OUT OF SCOPE", "leftOut", 6),
    count("OPEN", "open", 3),
  ];
  if (style.layout === "tabs") return table(views, columns, style);
  return [head, "", table(views, columns, style), ...(notes.length ? ["", ...notes] : [])].join("\n");
}

function formatGolive({ status, golive, route, today }: CustomerView): string {
  if (status === "stopped") return "stopped";
  if (golive) return `live since ${formatDayFrom(golive.on, today)}`;
  const planned = route.find(({ milestone }) => milestone === "live")?.plannedOn ?? today;
  return `go-live ${planned < today ? "was planned for" : "planned for"} ${formatDayFrom(planned, today)}`;
}

function formatGoliveDay({ status, golive, route }: CustomerView): string {
  if (status === "stopped") return "stopped";
  if (golive) return `since ${formatDay(golive.on)}`;
  return formatDay(route.find(({ milestone }) => milestone === "live")?.plannedOn ?? "");
}

function formatNext({ status, route }: CustomerView): string {
  const next = route.find(({ isReached }) => !isReached);
  return status === "stopped" || !next ? "" : CUSTOMER_MILESTONE_LABELS[next.milestone];
}

function formatStep(today: string) {
  return ({ milestone, plannedOn, reachedOn, isReached }: CustomerView["route"][number]): readonly string[] => {
    if (isReached) return [reachedOn ? formatDay(reachedOn) : "", "done", REACHED[milestone]];
    const planned = plannedOn ?? today;
    return [formatDay(planned), planned < today ? "overdue" : "", CUSTOMER_MILESTONE_LABELS[milestone]];
  };
}

const PLAIN_ANSWERS: Readonly<Record<AnswerWord, string>> = {
  works: "in scope",
  "another-way": "works differently",
  later: "after go-live",
  "left-out": "out of scope",
  "under-protest": "accepted with reservations",
  "to-decide": "decision open",
  checking: "being checked",
};

function formatAnswer({ answer }: Ask, today: string): string {
  const word = PLAIN_ANSWERS[answer.how];
  if (answer.how === "another-way") return say(formatWay(answer.way));
  if (answer.how === "later" && answer.way?.reviewOn) return `${word}, review ${formatDay(answer.way.reviewOn)}`;
  if (answer.how === "to-decide" && answer.by)
    return `${word}, ${answer.by < today ? "" : "by "}${say(formatBy(answer.by, today))}`;
  return word;
}

function formatCounts(asks: readonly Ask[]): string {
  const scope = scopeOf(asks);
  const parts: [number, string][] = [
    [scope.works.length, "in scope"],
    [scope.anotherWay.length, "work differently"],
    [scope.later.length, "after go-live"],
    [scope.leftOut.length, "out of scope"],
    [scope.underProtest.length, "accepted with reservations"],
    [scope.open.length, "open"],
  ];
  const said = parts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`);
  return `What you asked for: ${said.join(", ")}`;
}

function say(words: Words): string {
  return words
    .map((word) => (typeof word === "string" ? word : "day" in word ? formatDay(word.day) : word.strong))
    .join("");
}

/** The last cell, a text of theirs, takes what is left of the line. */
function rows(cells: readonly (readonly string[])[], style: Style): readonly string[] {
  if (cells.length === 0) return [];
  if (style.layout === "labels") return cells.map((row) => row.filter(Boolean).map(visible).join(", "));
  const columns = (cells[0] ?? []).map((_, index, all) => ({
    title: "",
    value: (row: readonly string[]) => row[index] ?? "",
    ...(index === all.length - 1 ? { shrinkTo: 16 } : {}),
    ...(index > 0 && index < all.length - 1 ? { shrinkTo: 12 } : {}),
  }));
  const { body } = tableLines(cells, columns, { ...onPage(style), width: style.width - 2 });
  return body.flatMap((row) => row.split("\n")).map((line) => `  ${line}`);
}

function section(title: string, lines: readonly string[], style: Style): readonly string[] {
  return lines.length > 0
    ? [textWidth(title) > style.width ? wrap(title, style.width) : style.strong(title), ...lines, ""]
    : [];
}
