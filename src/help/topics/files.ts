import { textTopic } from "../pages/text-topic.ts";

export const FILES = textTopic({
  name: "files",
  about: "lists, deals, catalogues",
  title: "which files psvc reads and writes, and how it understands them",
  sections: [
    {
      heading: "What it reads",
      pairs: [
        ["psvc promise import", "a list of requirements, with the answers your company gave"],
        ["psvc new-project --from", "the deals of a CRM export, or a project document; only won deals"],
        ["psvc capability import", "what the product does today"],
        ["psvc intake, --promises", "text with one promise per line; [must] in front, (rumour) at the end"],
        ["psvc intake", "documents and mail: PDF, DOCX, ODT, RTF, HTML, Markdown, text, EML, MSG"],
        ["psvc action add --from", "the notes of a meeting: who: what by when"],
      ],
      sentences: [
        "CSV with any separator, XLSX, JSON, and text in UTF-8, UTF-16 or Windows-1252. What is none of these is " +
          "refused by what it is. Formulas are never run.",
      ],
    },
    {
      heading: "Documents",
      sentences: [
        "The promises in a contract, a mail or notes of a call are shown one by one with the sentence they were " +
          "taken from. Nothing is added that you do not accept. Without a terminal:",
      ],
      pairs: [
        ["--dry-run, --json", "shows them and writes nothing"],
        ["--accept all", "adds them; or contracted, or matched: those the catalogue has"],
        ["--source sow", "what the document is, where psvc cannot tell: it sets the strength"],
        ["--ours, --theirs", "what a document calls each side, where it is not supplier and customer"],
        ["--password-file, --as-original", "for an encrypted file; for one with tracked changes, as it was before"],
      ],
    },
    {
      heading: "Columns",
      sentences: [
        "Columns are found by their headings, in English, German, French, Spanish, Portuguese and Dutch, and by " +
          "what is in them. What is unclear is asked once for the whole file. Without a terminal the file is " +
          "refused, with the flags that settle it:",
      ],
      pairs: [
        ["--map statement=Need", "which column is which; --map kind=none leaves one out"],
        ["--values 'Live=available'", "what the words of a column mean"],
        ["--sheet, --header", "which sheet, and the row with the headings"],
        ["--date-order dmy", "how 03/04/2027 is meant; --number-style does the same for 1.234"],
        ["--dry-run", "shows what would come in and writes nothing"],
      ],
    },
    {
      heading: "Requirements",
      sentences: [
        "An answer such as Yes, Partially or M/D/C/A says what was promised: it sets strength and source, and " +
          "never the fit. A rated row is at most should unless its words say must, or --mandatory-as must does.",
        "A list that comes again is known by its ids: changed rows are updated, what you assessed stays, and " +
          "nothing is added twice or dropped.",
      ],
    },
    {
      heading: "Projects under way",
      sentences: [
        "psvc new-project --from portfolio.csv --all --adopt takes a sheet with the columns Customer, Close date, " +
          "Phase, Owned on, Lead, Product, Sponsor and Promises. Phases are own, align, build, prove and ready.",
      ],
    },
    {
      heading: "And out again",
      sentences: [
        "psvc export writes CSV, XLSX, JSON and Markdown. Promises and capabilities can be edited there and " +
          "imported again; old and new are shown before anything changes.",
      ],
      example: "psvc export promises kestrel --to kestrel.xlsx",
    },
  ],
});
