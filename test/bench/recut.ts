// How long recut takes for sixty open gaps, the most that it is made for. Not a test: nothing fails here.
import { capacityOf } from "../../src/domain/config/capacity.ts";
import { NO_SETTINGS } from "../../src/domain/model/settings.ts";
import type { Standing } from "../../src/domain/model/standing.ts";
import { IMPORTANCES, KINDS } from "../../src/domain/model/vocabulary.ts";
import { recut } from "../../src/domain/recut/recut.ts";
import { sampleGap, sampleProject, samplePromise } from "../store/sample-project.ts";

const GAPS = Number(process.argv[2] ?? 60);

const numbers = Array.from({ length: GAPS }, (_, i) => i + 1);
const project = sampleProject("acme", {
  promises: Object.fromEntries(
    numbers.map((nth) => {
      const [importance, kind] = [IMPORTANCES[nth % 3] ?? "must", KINDS[nth % 3] ?? "capability"];
      return [`p${nth}`, { ...samplePromise(`P${nth}`), importance, kind, neededBy: null }];
    }),
  ),
  gaps: Object.fromEntries(
    numbers.map((nth) => [`g${nth}`, { ...sampleGap(`G${nth}`, `p${nth}`), state: "open" as const, resolution: null }]),
  ),
  counters: { promise: GAPS, gap: GAPS, action: 1, risk: 0, person: 0, note: 0 },
});
const standing: Standing = { project, catalogue: null, today: "2026-11-25", settings: NO_SETTINGS };

console.log(`recut of ${GAPS} open gaps; node ${process.version}`);
for (const [by, perWeek] of [
  ["2026-12-18", 3],
  ["2027-02-26", 3],
  ["2027-02-26", 10],
  ["2027-08-27", 10],
] as const) {
  const given = { by, capacity: capacityOf(NO_SETTINGS, { services: perWeek, customer: perWeek }) };
  const times = Array.from({ length: 5 }, () => {
    const start = process.hrtime.bigint();
    recut(standing, given);
    return Number(process.hrtime.bigint() - start) / 1e6;
  }).sort((a, b) => a - b);
  const { chosen, room } = recut(standing, given);
  const released = chosen?.filter(({ option }) => option.isReleasing).length;
  console.log(
    `by ${by}, ${perWeek} days a week each: ${(times[2] ?? 0).toFixed(0).padStart(4)} ms; ${released === undefined ? "nothing fits" : `${released} released`} in ${room.services} days each`,
  );
}
