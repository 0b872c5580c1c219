import type { DocumentBlock, MailHead, ReadDocument } from "../document.ts";
import { unreadableDocument } from "../unreadable-document.ts";
import { mailBlocks } from "./body.ts";

/** A mail as it was sent. Attachments are named and not read. */
export async function readEml(bytes: Buffer, file: string): Promise<ReadDocument> {
  const { default: PostalMime } = await import("postal-mime");
  const mail = await PostalMime.parse(bytes);
  const text = mail.text?.trim() ? mail.text : null;
  return asDocument("eml", file, {
    head: {
      from: mail.from?.name || mail.from?.address || "",
      to: (mail.to ?? []).map((one) => one.name || one.address || "").join(", "),
      subject: mail.subject ?? "",
      day: dayOf(mail.date),
    },
    text,
    html: mail.html ?? null,
    attached: mail.attachments.flatMap(({ filename, disposition }) =>
      disposition === "attachment" || filename ? [filename ?? "a file without a name"] : [],
    ),
  });
}

/** A mail saved by Outlook. */
export async function readMsg(bytes: Buffer, file: string): Promise<ReadDocument> {
  const { default: reader } = await import("@kenjiuno/msgreader");
  // The package is CommonJS and says its own default once more.
  const MsgReader = "default" in reader ? (reader as unknown as { default: typeof reader }).default : reader;
  const view = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const mail = new MsgReader(view).getFileData();
  if (mail.error || (!mail.body && !mail.bodyHtml && !mail.subject))
    throw unreadableDocument(
      file,
      "it is no mail of Outlook, or a damaged one",
      "Save the mail again as .msg or .eml.",
    );
  return asDocument("msg", file, {
    head: {
      from: mail.senderName ?? mail.senderEmail ?? "",
      to: (mail.recipients ?? []).map((one) => one.name ?? one.email ?? "").join(", "),
      subject: mail.subject ?? "",
      day: dayOf(mail.messageDeliveryTime ?? mail.clientSubmitTime),
    },
    text: mail.body ?? null,
    html: mail.bodyHtml ?? null,
    attached: (mail.attachments ?? []).map((one) => one.fileName ?? "a file without a name"),
  });
}

interface Mail {
  readonly head: MailHead;
  readonly text: string | null;
  readonly html: string | null;
  readonly attached: readonly string[];
}

async function asDocument(format: "eml" | "msg", file: string, mail: Mail): Promise<ReadDocument> {
  const { blocks, quoted } = await blocksOf(mail, file);
  const many = (count: number, one: string) => `${count} ${one}${count === 1 ? "" : "s"}`;
  const notes = [
    ...(quoted > 0 ? [`${many(quoted, "line")} quoted from an earlier mail: left out.`] : []),
    ...(mail.attached.length > 0
      ? [`${many(mail.attached.length, "attachment")} not read: ${mail.attached.join(", ")}. Save it and name it.`]
      : []),
  ];
  return { format, blocks, pages: null, notes, mail: mail.head };
}

async function blocksOf(
  { text, html }: Mail,
  file: string,
): Promise<{ blocks: readonly DocumentBlock[]; quoted: number }> {
  if (text !== null) return mailBlocks(text);
  if (html === null) return { blocks: [], quoted: 0 };
  const { htmlBlocks } = await import("../web/html.ts");
  const lines = (await htmlBlocks(html, file)).map(({ kind, text: line, label }) =>
    kind === "item" ? `- ${line}` : `${label && label !== "•" ? `${label} ` : ""}${line}`,
  );
  return mailBlocks(lines.join("\n\n"));
}

/** The calendar day on which it was sent, where the sender was. */
function dayOf(date: string | undefined): string | null {
  if (!date) return null;
  const stated = /(\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w* (\d{4})/.exec(date);
  if (stated) {
    const month = "JanFebMarAprMayJunJulAugSepOctNovDec".indexOf(stated[2] ?? "") / 3 + 1;
    return `${stated[3]}-${String(month).padStart(2, "0")}-${(stated[1] ?? "").padStart(2, "0")}`;
  }
  const iso = /^(\d{4}-\d{2}-\d{2})/.exec(date)?.[1];
  return iso ?? null;
}
