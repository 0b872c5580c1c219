import * as v from "valibot";
import { CHANGED_PARTS, RESOLUTIONS } from "../../domain/model/vocabulary.ts";
import { numbered } from "./ledger.ts";
import * as s from "./shapes.ts";

export const changeOrderShape = s.record({
  ...numbered,
  about: s.text,
  resolution: v.nullable(s.word(RESOLUTIONS)),
  to: s.dayOrNull,
  text: s.text,
  changes: v.array(s.word(CHANGED_PARTS), "it takes a list of words"),
  openedOn: s.day,
  sent: v.nullable(s.record({ on: s.day })),
  signed: v.nullable(s.record({ by: s.text, on: s.day, link: s.text })),
  rejected: v.nullable(s.record({ on: s.day, why: s.text })),
});
