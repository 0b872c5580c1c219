import type { CustomerPage } from "../../domain/report/customer-page.ts";
import { decisionDocument } from "./decision-page.ts";
import { goliveDocument } from "./golive-page.ts";
import { kickoffDocument } from "./kickoff-page.ts";
import type { PageDocument } from "./page-document.ts";
import { scopeDocument } from "./scope-page.ts";
import { weeklyDocument } from "./weekly-page.ts";

/** The words of a customer's page, before they are Markdown or HTML. */
export function pageDocument(page: CustomerPage): PageDocument {
  switch (page.for) {
    case "kickoff":
      return kickoffDocument(page);
    case "scope":
      return scopeDocument(page);
    case "decision":
      return decisionDocument(page);
    case "weekly":
      return weeklyDocument(page);
    case "golive":
      return goliveDocument(page);
  }
}
