import type { App } from "../../app.ts";
import type { Sheet, SheetOptions } from "../../exchange/sheet/sheet-shape.ts";
import type { Encoding } from "../../exchange/sheet/text.ts";
import { visible } from "../../render/layout/escape-control-characters.ts";

/**
 * The text of a file the user named, or of standard input for `-`, whatever its encoding; one that is not UTF-8 is
 * reported. Throws `unreadable-file` for what is no text, such as a PDF.
 */
export async function readUserText(app: App, path: string): Promise<string> {
  const { decodeText } = await import("../../exchange/sheet/text.ts");
  const file = userFileName(path);
  const { text, encoding } = decodeText(await app.read(path), file);
  remarkEncoding(app, file, encoding);
  return text;
}

/** The table in the bytes of a file the user named; text that is not UTF-8 is reported. Throws `unreadable-file`. */
export async function openUserSheet(app: App, bytes: Buffer, file: string, options: SheetOptions): Promise<Sheet> {
  const { openSheet } = await import("../../exchange/sheet/sheet.ts");
  const sheet = await openSheet(bytes, file, options);
  remarkEncoding(app, file, sheet.encoding);
  return sheet;
}

/** Every sheet of a spreadsheet that the user named. Throws like `openUserSheet`. */
export async function openUserSheets(bytes: Buffer, file: string, options: SheetOptions): Promise<readonly Sheet[]> {
  const { openAllSheets } = await import("../../exchange/sheet/sheet.ts");
  return openAllSheets(bytes, file, options);
}

/** A text without a remark was UTF-8, or is a spreadsheet. */
export function remarkEncoding(app: App, file: string, encoding: Encoding | undefined): void {
  if (encoding !== undefined && encoding !== "UTF-8") app.remark(`${visible(file)} is ${encoding} text.`);
}

export function userFileName(path: string): string {
  return path === "-" ? "standard input" : path;
}
