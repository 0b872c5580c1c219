import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { PAGE_STYLE, PAGE_STYLE_HASH } from "../../../src/render/report/page-css.ts";
import type { PageDocument } from "../../../src/render/report/page-document.ts";
import { pageHtml } from "../../../src/render/report/page-html.ts";
import { pageMarkdown } from "../../../src/render/report/page-markdown.ts";

function saying(words: string): PageDocument {
  return {
    title: words,
    head: [words],
    lead: [[{ strong: words }]],
    sections: [
      {
        title: "A",
        blocks: [
          { kind: "text", words: [words] },
          { kind: "fact", term: "B", words: [words] },
          { kind: "list", lines: [[words]] },
          { kind: "table", columns: ["C", "D"], rows: [[[words], [{ day: "2026-11-25" }]]] },
          { kind: "signatures", parties: [{ side: words, name: null }] },
        ],
      },
    ],
  };
}

test("the policy of a page names the style that is in it", () => {
  const hash = `sha256-${createHash("sha256").update(PAGE_STYLE).digest("base64")}`;
  expect(PAGE_STYLE_HASH).toBe(hash);
  expect(pageHtml(saying("x"))).toContain(`style-src '${hash}'`);
});

test.each([
  ["<script>x</script>", "&lt;script&gt;x&lt;/script&gt;"],
  [`" onclick='x'`, "&quot; onclick=&#39;x&#39;"],
  ["a &lt; b", "a &amp;lt; b"],
  ["a\nb", "a b"],
  ["\u202egnp", "\\u202egnp"],
  ["\u001b[31m", "\\x1b[31m"],
])("%j is text in HTML, wherever it stands", (words, safe) => {
  const html = pageHtml(saying(words));
  expect(html.split(safe)).toHaveLength(10);
  expect(html).not.toContain(words);
});

test.each([
  ["- a", "\\- a"],
  ["1. a", "1\\. a"],
  ["# a", "\\# a"],
  ["> a", "\\> a"],
  ["a\n\n# b", "a \\# b"],
  ["&lt;b", "\\&lt;b"],
  ["a | b", "a \\| b"],
])("%j begins nothing of its own in Markdown", (words, safe) => {
  const markdown = pageMarkdown(saying(words));
  expect(markdown).toContain(`\n\n${safe}\n`);
  expect(markdown).toContain(`- ${safe}\n`);
});

test("R&D stays as it is in Markdown", () => {
  expect(pageMarkdown(saying("R&D; more"))).toContain("# R\\&D; more");
  expect(pageMarkdown(saying("R & D"))).toContain("# R & D");
});
