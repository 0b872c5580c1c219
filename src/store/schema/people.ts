import * as v from "valibot";
import { SIDES } from "../../domain/model/vocabulary.ts";
import { numbered } from "./ledger.ts";
import * as s from "./shapes.ts";

export const personShape = s.record({
  ...numbered,
  name: s.text,
  formerNames: s.texts,
  role: s.textOrNull,
  mail: s.textOrNull,
  phone: s.textOrNull,
  organisation: s.textOrNull,
  side: v.nullable(s.word(SIDES)),
  addressedAs: s.textOrNull,
  leftOn: s.dayOrNull,
});

export const noteShape = s.record({
  ...numbered,
  on: s.day,
  recordedOn: s.day,
  text: s.text,
  with: s.texts,
  about: s.textOrNull,
  shareable: s.yesOrNo,
  links: s.texts,
});
