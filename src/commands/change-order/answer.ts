import type { App } from "../../app.ts";
import { changeOrderView } from "../../domain/change-order/view.ts";
import type { ChangeOrder } from "../../domain/model/gap.ts";
import type { Project } from "../../domain/model/project.ts";
import { type Entry, getRecord, type Key } from "../../domain/model/record.ts";
import { renderChangeOrder } from "../../render/change-order/change-orders.ts";
import { found } from "../find/find-project.ts";

export function findChangeOrder(project: Project, id: string): Entry<ChangeOrder> {
  return found(project.changeOrders ?? {}, id, "change order", `psvc change-order list ${project.slug}`);
}

export function answerChangeOrder(app: App, project: Project, key: Key): void {
  const view = changeOrderView(project, [key, getRecord(project.changeOrders ?? {}, key)]);
  app.answer({
    text: (style) => renderChangeOrder(view, style),
    json: { kind: "change-order", project: project.slug, changeOrder: view },
  });
}
