export const SHEET_FORMATS = ["csv", "json", "xlsx", "yaml"] as const;
/** How a file of records is written; tab-separated counts as CSV. */
export type Format = (typeof SHEET_FORMATS)[number];
