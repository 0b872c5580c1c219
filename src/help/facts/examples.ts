import { AFTER_GOLIVE } from "../examples/after.ts";
import { FRONT_DOOR } from "../examples/front-door.ts";
import { LEDGER } from "../examples/ledger.ts";
import { PRODUCT } from "../examples/product.ts";
import { PROJECT_EXAMPLES } from "../examples/project.ts";
import { TODAY } from "../examples/today.ts";
import { WAY } from "../examples/way.ts";
import { WAY_BACK } from "../examples/way-back.ts";
import type { Examples } from "./example.ts";

/**
 * What help shows of each command before its flags, and `psvc` of no command at all. Each works in the store of `psvc
 * demo` on the day that it was made; the first shows the command best.
 */
export const EXAMPLES: Examples = {
  ...FRONT_DOOR,
  ...TODAY,
  ...LEDGER,
  ...PROJECT_EXAMPLES,
  ...WAY,
  ...AFTER_GOLIVE,
  ...WAY_BACK,
  ...PRODUCT,
};
