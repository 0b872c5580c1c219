import type { Affected, Effect, Impact } from "../../domain/capability/release-impact.ts";
import { EFFECTS } from "../../domain/capability/release-impact.ts";
import { visible } from "../layout/escape-control-characters.ts";
import { count } from "../layout/section.ts";
import { shellWord } from "../layout/sentence.ts";
import type { Style } from "../layout/style.ts";
import { cut, wrap } from "../layout/table.ts";

export interface ImpactView {
  readonly product: string;
  readonly release: string;
  /**
   * The file that is not imported yet, and the flags that name it and say how to read it; null where the catalogue
   * itself changed.
   */
  readonly ahead: { readonly file: string; readonly flags: readonly string[] } | null;
  /** Whether the commands that are offered have to say which product is meant. */
  readonly namesProduct: boolean;
  readonly impact: Impact;
}

/** In each effect; --json has them all. */
const SHOWN = 10;

const TITLES: Readonly<Record<Effect, Readonly<Record<"now" | "ahead", readonly [string, string]>>>> = {
  broke: {
    now: ["Broke", "today's product does less for these than when they were judged"],
    ahead: ["Would break", "it would do less for these than when they were judged"],
  },
  closable: {
    now: ["Gaps that could close", "today's product does it all; a gap closes when you say so"],
    ahead: ["Gaps that could close", "it would do it all; a gap closes when you say so"],
  },
  better: {
    now: ["Better", "today's product does more for these"],
    ahead: ["Would be better", "it would do more for these"],
  },
  other: {
    now: ["Look again", "the word stays; limits or editions are others"],
    ahead: ["To look at again", "the word would stay; limits or editions would be others"],
  },
};

export function renderImpact(view: ImpactView, style: Style): string {
  const { impact, ahead } = view;
  const where = `${style.strong(visible(view.product))} at ${visible(view.release)}`;
  const head = ahead === null ? where : `${where}, if ${visible(ahead.file)} were taken`;
  const sections = EFFECTS.flatMap((effect) => {
    const some = impact.affected.filter((affected) => affected.effect === effect);
    return some.length > 0 ? ["", ...sectionOf(effect, some, ahead === null ? "now" : "ahead", style)] : [];
  });
  return [
    wrap(`${head}: ${formatCount(impact, ahead)}${ahead === null ? "" : " Nothing is written."}`, style.width, "  "),
    ...sections,
    ...(sections.length > 0 ? [""] : []),
    wrap(formatUntouched(impact), style.width, "  "),
    ...nextLines(view, style),
  ].join("\n");
}

/** The same in a few lines, for the command that moved the product. */
export function impactSummary({ impact, ahead, ...rest }: ImpactView, style: Style): readonly string[] {
  const { affected } = impact;
  if (affected.length === 0)
    return [wrap(`${formatCount(impact, ahead)} ${formatUntouched(impact)}`, style.width, "  ")];
  const broke = affected.filter(({ effect }) => effect === "broke");
  const musts = broke.filter(({ promise }) => promise.importance === "must").length;
  const closable = affected.filter(({ effect }) => effect === "closable").length;
  const others = affected.length - broke.length - closable;
  const parts = [
    ...(broke.length > 0
      ? [
          style.bad(
            `${broke.length} ${ahead === null ? "broke" : "would break"}${musts > 0 ? ` (${formatMusts(musts)})` : ""}`,
          ),
        ]
      : []),
    ...(closable > 0 ? [style.good(`${count(closable, "gap")} could close`)] : []),
    ...(others > 0 ? [`${others} to look at again`] : []),
  ];
  return [
    wrap(`${formatCount(impact, ahead)} ${parts.join(", ")}. ${formatUntouched(impact)}`, style.width, "  "),
    `Which: ${style.command(`psvc capability impact${productFlag(rest)}${fileFlags(ahead)}`)}`,
    ...(ahead === null ? judgeLines(impact, style) : []),
  ];
}

function sectionOf(
  effect: Effect,
  affected: readonly Affected[],
  when: "now" | "ahead",
  style: Style,
): readonly string[] {
  const [title, meaning] = TITLES[effect][when];
  const painted = effect === "broke" ? style.bad(title) : effect === "closable" ? style.good(title) : title;
  const more = affected.length - SHOWN;
  return [
    wrap(`${painted} (${affected.length}): ${meaning}`, style.width, "  "),
    ...affected.slice(0, SHOWN).flatMap((one) => linesOf(one, style)),
    ...(more > 0 ? [`  and ${more} more; --json lists all`] : []),
  ];
}

function linesOf(affected: Affected, style: Style): readonly string[] {
  const { project, promise, judged, now, changes } = affected;
  const rank = promise.confirmed ? promise.importance : `${promise.importance}, a rumour`;
  const fit = `${judged.value}${judged.overruled ? ` (your word, overruled ${judged.overruled})` : ""} -> ${now}`;
  const indented = (text: string) => wrap(`    ${text}`, style.width, "      ");
  return [
    wrap(
      `  ${style.strong(`${project.slug} ${promise.id}`)}, ${rank}: ${fit}${formatGap(affected)}`,
      style.width,
      "    ",
    ),
    `    ${cut(visible(promise.statement), style.width - 4)}`,
    ...changes.map(({ key, how }) => indented(visible(`${key} ${how}`))),
    `    ${style.command(judgeCommand(affected))}`,
  ];
}

function formatGap({ gap, effect }: Affected): string {
  if (effect === "broke") {
    if (gap === null) return "; judged again, it opens a gap";
    return gap.state === "closed" ? `; ${gap.id} was closed` : `; ${gap.id} is ${gap.state}`;
  }
  return gap && gap.state !== "closed" ? `; ${gap.id} is ${gap.state}` : "";
}

/** Takes the catalogue's word; what is gone from it cannot be rested on, so that one is asked. */
function judgeCommand({ project, promise, changes }: Affected): string {
  const isGone = changes.some(({ how }) => how === "is no longer in the catalogue");
  const keys = isGone ? [] : promise.capabilities.map((key) => ` --capability ${shellWord(key)}`);
  return `psvc promise assess ${project.slug} ${promise.id}${keys.join("")}`;
}

function nextLines(view: ImpactView, style: Style): readonly string[] {
  const { impact, ahead } = view;
  if (ahead === null) return judgeLines(impact, style);
  const command = `psvc capability release RELEASE${productFlag(view)}${fileFlags(ahead)}`;
  return [`Take it: ${style.command(command)}`];
}

function fileFlags(ahead: ImpactView["ahead"]): string {
  return (ahead?.flags ?? []).map((word) => ` ${shellWord(word)}`).join("");
}

/** One line a project that has something to judge again. */
function judgeLines({ affected }: Impact, style: Style): readonly string[] {
  const slugs = [...new Set(affected.map(({ project }) => project.slug))];
  const shown = slugs.slice(0, SHOWN);
  if (slugs.length === 0) return [];
  return [
    "Judge them again:",
    ...shown.map((slug) => `  ${style.command(`psvc promise assess ${slug} --stale`)}`),
    ...(slugs.length > shown.length ? [`  and in ${slugs.length - shown.length} more projects`] : []),
  ];
}

function formatCount({ affected }: Impact, ahead: ImpactView["ahead"]): string {
  const changed = ahead === null ? "changed" : "it would change";
  const projects = new Set(affected.map(({ project }) => project.slug)).size;
  if (affected.length === 0) return `no promise rests on anything that ${changed}.`;
  return (
    `${count(affected.length, "promise")} in ${count(projects, "project")} ` +
    `rest${affected.length === 1 ? "s" : ""} on what ${changed}.`
  );
}

function formatUntouched({ carriedForward, byHand, ended }: Impact): string {
  const fits = [
    ...(carriedForward > 0
      ? [`${count(carriedForward, "fit")} ${carriedForward === 1 ? "carries" : "carry"} forward unchanged`]
      : []),
    ...(byHand > 0 ? [`${byHand} judged without the catalogue ${byHand === 1 ? "is" : "are"} not touched`] : []),
  ].join(", ");
  const left = ended > 0 ? `${count(ended, "stopped project")} not looked at.` : "";
  return [fits && `${fits}.`, left].filter(Boolean).join(" ");
}

function formatMusts(musts: number): string {
  return musts === 1 ? "1 of them a must" : `${musts} of them musts`;
}

function productFlag({ namesProduct, product }: Pick<ImpactView, "namesProduct" | "product">): string {
  return namesProduct ? ` --product ${shellWord(product)}` : "";
}

export function impactJson(impact: Impact) {
  const of = (effect: Effect) => impact.affected.filter((affected) => affected.effect === effect).length;
  return {
    counts: {
      broke: of("broke"),
      closable: of("closable"),
      better: of("better"),
      other: of("other"),
      carriedForward: impact.carriedForward,
      byHand: impact.byHand,
      endedProjects: impact.ended,
    },
    promises: impact.affected.map((one) => ({
      slug: one.project.slug,
      customer: one.project.customer,
      promise: one.promise.id,
      statement: one.promise.statement,
      importance: one.promise.importance,
      confirmed: one.promise.confirmed,
      effect: one.effect,
      fit: one.judged.value,
      fitNow: one.now,
      asOf: one.judged.asOf,
      release: one.judged.release,
      overruled: one.judged.overruled,
      capabilities: one.promise.capabilities,
      changes: one.changes,
      gap: one.gap && { id: one.gap.id, state: one.gap.state },
      command: judgeCommand(one),
    })),
  };
}
