import { gapOf } from "../../domain/gap/gap.ts";
import type { Project } from "../../domain/model/project.ts";
import { findById } from "../../domain/model/record.ts";
import type { Remark } from "../../domain/report/blame-words.ts";
import type { CustomerPage } from "../../domain/report/customer-page.ts";
import { type Ask, isUndescribed } from "../../domain/report/customer-scope.ts";
import { visible } from "../layout/escape-control-characters.ts";

/** What the lead is told beside the page, and the customer never reads. */
export interface Warning extends Pick<Remark, "about" | "where" | "words" | "kind"> {
  readonly gap: string | null;
}

export function formatRemark(project: Project, remark: Remark): string {
  const { about, where, words, kind } = remark;
  const what =
    kind === "blame"
      ? `"${visible(words)}" puts the blame on somebody; say what works on day one instead`
      : `"${visible(words)}" may name whoever sold; the page should not`;
  return `${gapIdOf(project, about) ?? about}, ${where}: ${what}. ${howToChange(project, remark)}`;
}

export function howToChange(project: Project, { about, where }: Remark): string {
  const { slug } = project;
  const gap = gapIdOf(project, about) ?? "ID";
  switch (where) {
    case "the promise":
      return `psvc promise edit ${slug} ${about} --statement TEXT`;
    case "its quote":
      return `psvc promise edit ${slug} ${about} --quote TEXT`;
    case "the sentence":
      return `psvc report ${slug} --for weekly --status amber --sentence TEXT`;
    case "the action":
      return `psvc action edit ${slug} ${about} --text TEXT`;
    case "its owner":
      return `psvc action edit ${slug} ${about} --owner NAME`;
    case "what happens instead":
    case "the concession":
      return `psvc gap resolve ${slug} ${gap} --day-one TEXT --decided-by NAME --words TEXT`;
    default:
      return `psvc confront plan ${slug} ${gap} --${where.startsWith("option") ? "option" : where} TEXT`;
  }
}

/** The gap of a promise, as the lead knows it; null where it has none. */
export function gapIdOf(project: Project, about: string): string | null {
  const promise = findById(project.promises, about)?.[0];
  return promise ? (gapOf(project, promise)?.[1].id ?? null) : null;
}

/** What keeps the page from saying more, each with the command that ends it. */
export function openPoints(project: Project, page: CustomerPage): readonly string[] {
  switch (page.for) {
    case "scope":
      return [
        ...undecided(project, page.scope.open),
        ...untold(project, page.scope.anotherWay),
        ...withoutText(project, page.scope.anotherWay),
        ...rumours(project),
      ];
    case "kickoff":
      return [...untold(project, page.scope.anotherWay), ...rumours(project)];
    case "golive":
      return [
        ...withoutText(project, [...page.scope.anotherWay, ...page.toFollow]),
        ...(page.golive.thanks.customer
          ? []
          : [`Nobody is thanked by name before the bell is rung. psvc golive ${project.slug} --ring`]),
      ];
    case "decision":
    case "weekly":
      return [];
  }
}

function undecided(project: Project, open: readonly Ask[]): readonly string[] {
  const { slug } = project;
  const [first] = open;
  if (!first) return [];
  const ids = formatIds(open.map(({ id }) => id));
  const gap = gapIdOf(project, first.id);
  const command =
    first.answer.how === "to-decide" ? `psvc confront plan ${slug} ${gap}` : `psvc promise assess ${slug} ${first.id}`;
  return [`A draft without lines to sign: ${ids} ${open.length === 1 ? "is" : "are"} not settled. ${command}`];
}

/** What was agreed among ourselves is on the page without our note on it. */
function untold(project: Project, asks: readonly Ask[]): readonly string[] {
  return asks
    .filter(({ answer }) => answer.how === "another-way" && !answer.way.decided)
    .map(({ id }) => {
      const command = `psvc gap resolve ${project.slug} ${gapIdOf(project, id)} --decided-by NAME --words TEXT`;
      return `${id}: how it works instead is not on the page, because the customer has not said yes to it. ${command}`;
    });
}

/** The page is a draft until the customer can read how it works on day one. */
function withoutText(project: Project, asks: readonly Ask[]): readonly string[] {
  return asks
    .filter((ask) => isUndescribed(ask) && ask.answer.how === "another-way" && ask.answer.way.decided)
    .map(({ id }) => {
      const command = `psvc gap resolve ${project.slug} ${gapIdOf(project, id)} --day-one TEXT`;
      return `A draft: ${id} does not say how it works on day one. ${command}`;
    });
}

function rumours({ promises, slug }: Project): readonly string[] {
  const ids = Object.values(promises)
    .filter(({ confirmed, dropped }) => !confirmed && !dropped)
    .map(({ id }) => id);
  if (ids.length === 0) return [];
  const are = ids.length === 1 ? "is a rumour and" : "are rumours and";
  return [`${formatIds(ids)} ${are} not on the page. psvc promise confirm ${slug} ${ids[0]}`];
}

const IDS_TOLD = 6;

function formatIds(ids: readonly string[]): string {
  const rest = ids.length - IDS_TOLD;
  return `${ids.slice(0, IDS_TOLD).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}
