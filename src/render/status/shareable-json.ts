import { scopeOf } from "../../domain/report/customer-scope.ts";
import type { CustomerView } from "../../domain/report/customer-view.ts";

/** The facts of a project that its customer may see, under the names they bear everywhere. */
export function shareableRow(
  slug: string,
  { customer, status, product, lead, people, asks, route, golive }: CustomerView,
) {
  const scope = scopeOf(asks);
  return {
    slug,
    customer,
    status,
    product,
    lead,
    people,
    dates: {
      target: route.find(({ milestone }) => milestone === "live")?.plannedOn ?? null,
      actual: golive?.on ?? null,
    },
    counts: {
      promises: asks.length,
      works: scope.works.length,
      anotherWay: scope.anotherWay.length,
      later: scope.later.length,
      leftOut: scope.leftOut.length,
      underProtest: scope.underProtest.length,
      open: scope.open.length,
    },
  };
}

export function shareableJson(slug: string, view: CustomerView) {
  const { asks, route, actions, decisions } = view;
  return { ...shareableRow(slug, view), promises: asks, route, actions, decisions };
}
