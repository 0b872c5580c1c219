import { capabilitiesInOrder } from "../../domain/capability/capability.ts";
import type { Capability, Catalogue } from "../../domain/model/catalogue.ts";
import { listToCell } from "../sheet/list-cell.ts";
import { type ColumnOf, type OutgoingSheet, outgoingSheet } from "./outgoing.ts";

const COLUMNS: readonly ColumnOf<Capability>[] = [
  ["Key", 20, ({ key }) => key],
  ["Name", 32, ({ name }) => name],
  ["Area", 18, ({ area }) => area],
  ["Description", 60, ({ description }) => description],
  ["Availability", 13, ({ availability }) => availability],
  ["Editions", 20, ({ editions }) => listToCell(editions)],
  ["Since", 10, ({ since }) => since],
  ["Limits", 40, ({ limits }) => limits],
  ["Roadmap note", 30, ({ roadmapNote }) => roadmapNote],
  ["Keywords", 24, ({ keywords }) => listToCell(keywords)],
];

/** A catalogue under the names by which its import finds the columns. */
export function capabilitySheet(catalogue: Catalogue): OutgoingSheet {
  return outgoingSheet("Capabilities", COLUMNS, capabilitiesInOrder(catalogue));
}
