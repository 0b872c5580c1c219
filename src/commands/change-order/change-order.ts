import type { Command } from "commander";
import type { App } from "../../app.ts";
import { registerChangeOrderEdit } from "./edit.ts";
import { registerChangeOrderList } from "./list.ts";
import { registerChangeOrderShow } from "./show.ts";

export function registerChangeOrder(program: Command, app: App): void {
  const group = program
    .command("change-order")
    .summary("changes of the contract")
    .description(
      "what changes in contract, cost or contractual date; psvc opens one where a contracted promise is released, an " +
        "option costs something, or the go-live moves past the contractual date",
    );
  registerChangeOrderList(group, app);
  registerChangeOrderShow(group, app);
  registerChangeOrderEdit(group, app);
}
