/** What one way to settle a gap takes, in whole units of effort, and what it lets go of. */
export interface KnapsackChoice {
  readonly services: number;
  readonly customer: number;
  /** What is to be kept small, the most important first: musts, shoulds and coulds released, conversations. */
  readonly costs: readonly [number, number, number, number];
}

export interface Room {
  readonly services: number;
  readonly customer: number;
}

/**
 * One choice of each group so that both efforts fit the room and the costs are least, compared from the first to the
 * last; among those the least effort. Exact. The index of each choice; null where nothing fits.
 *
 * A knapsack with a choice in each group and two sides, solved by dynamic programming over what is used of both:
 * best[s][c] is the least cost that uses exactly s and c. Time and space grow with room.services * room.customer *
 * choices.
 */
export function chooseOptions(groups: readonly (readonly KnapsackChoice[])[], room: Room): readonly number[] | null {
  const size = roomNeeded(groups, room);
  const row = size.customer + 1;
  const cells = (size.services + 1) * row;
  const weigh = weigher(groups.length);
  let best = new Float64Array(cells).fill(Number.POSITIVE_INFINITY);
  let reached: Room = { services: 0, customer: 0 };
  best[0] = 0;
  const picks: Uint16Array[] = [];
  for (const group of groups) {
    const next = new Float64Array(cells).fill(Number.POSITIVE_INFINITY);
    const picked = new Uint16Array(cells);
    for (const index of undominated(group)) {
      const { services, customer, costs } = group[index] as KnapsackChoice;
      const cost = weigh(costs);
      const [toServices, toCustomer] = [
        Math.min(reached.services, size.services - services),
        Math.min(reached.customer, size.customer - customer),
      ];
      for (let s = 0; s <= toServices; s++) {
        const from = s * row;
        const to = (s + services) * row + customer;
        for (let c = 0; c <= toCustomer; c++) {
          const sum = (best[from + c] as number) + cost;
          if (sum < (next[to + c] as number)) {
            next[to + c] = sum;
            picked[to + c] = index;
          }
        }
      }
    }
    best = next;
    picks.push(picked);
    reached = {
      services: Math.min(size.services, reached.services + Math.max(0, ...group.map(({ services }) => services))),
      customer: Math.min(size.customer, reached.customer + Math.max(0, ...group.map(({ customer }) => customer))),
    };
  }
  return wayBack(groups, picks, bestCell(best, row), row);
}

/** No more than all the choices together can use. */
function roomNeeded(groups: readonly (readonly KnapsackChoice[])[], room: Room): Room {
  const most = (side: keyof Room) =>
    Math.min(
      room[side],
      groups.reduce((sum, group) => sum + Math.max(0, ...group.map((knapsackChoice) => knapsackChoice[side])), 0),
    );
  return { services: Math.max(0, most("services")), customer: Math.max(0, most("customer")) };
}

/**
 * Costs as one number that compares as they do from the first to the last: none of them can exceed the number of
 * groups.
 */
function weigher(groups: number): (costs: KnapsackChoice["costs"]) => number {
  return (costs) => costs.reduce((sum, cost) => sum * (groups + 1) + cost, 0);
}

/** Choices that no other one of the group beats or equals in everything. */
function undominated(group: readonly KnapsackChoice[]): readonly number[] {
  const beats = (a: KnapsackChoice, b: KnapsackChoice) =>
    a.services <= b.services && a.customer <= b.customer && compareCosts(a.costs, b.costs) <= 0;
  return group.flatMap((knapsackChoice, index) => {
    const isBeaten = group.some(
      (other, at) => at !== index && beats(other, knapsackChoice) && (at < index || !beats(knapsackChoice, other)),
    );
    return isBeaten ? [] : [index];
  });
}

export function compareCosts(a: KnapsackChoice["costs"], b: KnapsackChoice["costs"]): number {
  const index = a.findIndex((value, at) => value !== b[at]);
  return index < 0 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
}

/**
 * The cell of least cost, then of least effort, then of least effort of the customer, who has a day job; -1 where none
 * is reached.
 */
function bestCell(best: Float64Array, row: number): number {
  let [found, least, effort] = [-1, Number.POSITIVE_INFINITY, 0];
  for (let cell = 0; cell < best.length; cell++) {
    const cost = best[cell] as number;
    if (cost > least || cost === Number.POSITIVE_INFINITY) continue;
    const used = Math.floor(cell / row) + (cell % row);
    if (cost < least || used <= effort) [found, least, effort] = [cell, cost, used];
  }
  return found;
}

function wayBack(
  groups: readonly (readonly KnapsackChoice[])[],
  picks: readonly Uint16Array[],
  end: number,
  row: number,
): readonly number[] | null {
  if (end < 0) return null;
  let cell = end;
  return picks
    .map((_, index) => picks.length - 1 - index)
    .map((at) => {
      const pick = picks[at]?.[cell] ?? 0;
      const { services = 0, customer = 0 } = groups[at]?.[pick] ?? {};
      cell -= services * row + customer;
      return pick;
    })
    .reverse();
}

/**
 * The least effort of the customer for every effort of services, at most: what a smallest scope takes, however it is
 * shared between the two sides. Index is the effort of services; Infinity where that is too little.
 */
export function leastEfforts(groups: readonly (readonly KnapsackChoice[])[]): readonly number[] {
  const most = groups.reduce((sum, group) => sum + Math.max(0, ...group.map(({ services }) => services)), 0);
  let least = new Float64Array(most + 1).fill(0);
  for (const group of groups) {
    const next = new Float64Array(most + 1).fill(Number.POSITIVE_INFINITY);
    for (const { services, customer } of group)
      for (let s = services; s <= most; s++)
        next[s] = Math.min(next[s] as number, (least[s - services] as number) + customer);
    least = next;
  }
  return [...least];
}
