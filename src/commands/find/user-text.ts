import type { App } from "../../app.ts";
import { visible } from "../../render/layout/escape-control-characters.ts";

/**
 * The text of a file the user named, or of standard input for `-`, whatever its encoding; one that is not UTF-8 is
 * reported. Throws `unreadable-file` for what is no text, such as a PDF.
 */
export async function readUserText(app: App, path: string): Promise<string> {
  const { decodeText } = await import("../../exchange/sheet/text.ts");
  const file = path === "-" ? "standard input" : path;
  const { text, encoding } = decodeText(await app.read(path), file);
  if (encoding !== "UTF-8") app.remark(`${visible(file)} is ${encoding} text.`);
  return text;
}
