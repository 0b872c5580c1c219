import type { Command } from "commander";
import type { App } from "../../app.ts";
import { changeOrderViews } from "../../domain/change-order/view.ts";
import { CHANGE_ORDER_STATES } from "../../domain/model/vocabulary.ts";
import { renderChangeOrders } from "../../render/change-order/change-orders.ts";
import { damagedJson, damagedLines, problemWords } from "../../render/problem/problem.ts";
import { findProject } from "../find/find-project.ts";
import { optionalWord } from "../flags/flags.ts";

export function registerChangeOrderList(group: Command, app: App): void {
  group
    .command("list [project]")
    .description("the change orders of a project, or of all")
    .option("--state <state>", CHANGE_ORDER_STATES.join(", "))
    .action((project: string | undefined, flags: { state?: string }) => changeOrderList(app, project, flags));
}

export async function changeOrderList(app: App, slug: string | undefined, flags: { state?: string }): Promise<void> {
  const wanted = optionalWord("--state", flags.state, CHANGE_ORDER_STATES);
  const one = slug === undefined ? null : await findProject(app, slug);
  const { projects, damaged } = one ? { projects: [one], damaged: [] } : await app.store.portfolio();
  const orders = projects
    .flatMap((project) => changeOrderViews(project))
    .filter(({ state }) => wanted === undefined || state === wanted);
  if (app.screen.style.layout === "tabs") for (const { problem } of damaged) app.remark(problemWords(problem).message);
  app.answer({
    text: (style) => {
      const list = renderChangeOrders(orders, one?.slug ?? null, style);
      return style.layout === "tabs" ? list : [list, ...damagedLines(damaged, style)].join("\n");
    },
    json: {
      kind: "change-orders",
      project: one?.slug ?? null,
      changeOrders: orders,
      damaged: damagedJson(damaged),
    },
  });
}
