import type { App } from "../../app.ts";
import { capabilitiesInOrder } from "../../domain/capability/capability.ts";
import { capabilitySheet } from "../../exchange/write/capability-sheet.ts";
import { requireCatalogue } from "../find/find-catalogue.ts";
import { EXPORT_FORMATS, formatFrom, type OutFlags, type Outgoing, writeList } from "./write-list.ts";

export async function exportCapabilities(app: App, product: string | undefined, flags: OutFlags): Promise<void> {
  const format = formatFrom(flags, EXPORT_FORMATS);
  const catalogue = await requireCatalogue(app, product);
  const { release } = catalogue;
  const outgoing: Outgoing = {
    what: "capabilities",
    title: `${catalogue.product} at ${release}: what it does`,
    sheet: capabilitySheet(catalogue),
    json: {
      kind: "capabilities",
      product: catalogue.product,
      release,
      capabilities: capabilitiesInOrder(catalogue),
    },
  };
  await writeList(app, outgoing, format, flags);
}
