import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Standing } from "../../src/domain/model/standing.ts";
import { PAGES, type PageName, pageFor } from "../../src/domain/report/customer-page.ts";
import { customerView } from "../../src/domain/report/customer-view.ts";
import { pageDocument } from "../../src/render/report/page.ts";
import { pageHtml } from "../../src/render/report/page-html.ts";
import { placesOn } from "./allow-list.ts";
import { findBrowser } from "./find-browser.ts";
import { type Marks, marks } from "./marked.ts";
import { markedStanding } from "./marked-standing.ts";

const program = findBrowser();
if (!program) console.warn("No Chromium on this machine: the customer's pages are not looked at in a browser.");

const HOSTILE = `</td></main><script>window.ran = 1</script><img src="https://example.com/x.png" onerror="window.ran = 2"><a href="javascript:window.ran=3">x</a>'" onmouseover=\u202eran`;
const LONG = "x".repeat(10_000);
const WIDTHS = [320, 390, 1280];

let folder: string;
let browser: Browser;
let context: BrowserContext;

function htmlOf(name: PageName, texts: (mark: string) => string, found: Marks = marks()): string {
  const marked = JSON.stringify(markedStanding(found, name === "golive"));
  const standing: Standing = JSON.parse(
    marked.replace(/mark\d+end/g, (mark) => JSON.stringify(texts(mark)).slice(1, -1)),
  );
  return pageHtml(pageDocument(pageFor(name, customerView(standing, "2026-11-18"), "acme")));
}

interface Opened {
  readonly page: Page;
  /** What the page asked the network or the disk for, beside itself. */
  readonly asked: readonly string[];
  readonly said: readonly string[];
}

/** Opened from the disk, as a customer opens what was mailed to them. */
async function open(html: string): Promise<Opened> {
  const file = join(folder, "page.html");
  writeFileSync(file, html);
  const page = await context.newPage();
  await page.setViewportSize({ width: 1280, height: 900 });
  const asked: string[] = [];
  const said: string[] = [];
  const own = pathToFileURL(file).href;
  page.on("request", (request) => request.url() !== own && asked.push(request.url()));
  page.on("console", (message) => said.push(message.text()));
  page.on("dialog", (dialog) => said.push(dialog.message()));
  await page.goto(own);
  return { page, asked, said };
}

/** What a property is on the elements of a kind, each value once. */
function stylesOf(page: Page, selector: string, property: string): Promise<readonly string[]> {
  const all = `[...document.querySelectorAll(${JSON.stringify(selector)})]`;
  return page.evaluate(`[...new Set(${all}.map((one) => getComputedStyle(one).${property}))]`);
}

const ran = (page: Page) => page.evaluate("window.ran ?? null");

describe.skipIf(!program)("in a browser", () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "psvc-pages-"));
    const { chromium } = await import("playwright-core");
    browser = await chromium.launch({ executablePath: program ?? "" });
    context = await browser.newContext();
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(PAGES)("the page for %s fits a phone and a desk, whatever stands in it", async (name) => {
    for (const texts of [(mark: string) => mark, () => HOSTILE, () => LONG]) {
      const { page } = await open(htmlOf(name, texts));
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        const beyond = await page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
        expect(beyond, `${width} wide`).toBeLessThanOrEqual(0);
      }
      await page.close();
    }
  });

  test.each(PAGES)("the page for %s runs nothing and loads nothing, whatever its texts try", async (name) => {
    const { page, asked, said } = await open(htmlOf(name, () => HOSTILE));
    expect(await ran(page)).toBeNull();
    expect(asked).toEqual([]);
    expect(said).toEqual([]);
    expect(await page.locator("script, img, a, iframe, form, link, [onerror], [onmouseover], [style]").count()).toBe(0);
    expect(await page.locator("h1").innerText()).toContain("<script>window.ran = 1</script>");
    expect(await page.locator("main").innerText()).not.toContain("\u202e");
    await page.close();
  });

  test("what was slipped into the file later does not run or load either", async () => {
    const slipped = `<script>window.ran = 1</script><img src="https://example.com/x.png" onerror="window.ran = 2"><p id="red" style="color: red">x</p></main>`;
    const { page, said } = await open(htmlOf("scope", (mark) => mark).replace("</main>", slipped));
    expect(await ran(page)).toBeNull();
    expect(said.filter((text) => text.includes("Content Security Policy")).length).toBeGreaterThanOrEqual(3);
    expect(await page.evaluate("getComputedStyle(document.getElementById('red')).color")).toBe("rgb(27, 36, 48)");
    await page.close();
  });

  test.each(PAGES)("the page for %s shows only texts a customer may read", async (name) => {
    const found = marks();
    const { page } = await open(htmlOf(name, (mark) => mark, found));
    expect(found.placesIn(await page.content())).toEqual(placesOn(name));
    expect(found.placesIn(await page.locator("main").innerText())).toEqual(placesOn(name));
    await page.close();
  });

  test.each(PAGES)("the page for %s can be read aloud, and its colours tell from the ground", async (name) => {
    const { page } = await open(htmlOf(name, (mark) => mark));
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    expect(await page.title()).toContain("mark");
    expect(await page.locator("main h1").count()).toBe(1);
    expect(await page.locator("th:not([scope])").count()).toBe(0);
    expect(await page.locator("time:not([datetime])").count()).toBe(0);
    // The only style it takes is its own, named by its hash: were it refused, nothing of this would hold.
    expect(await page.evaluate("getComputedStyle(document.body).margin")).toBe("0px");
    const colours = await stylesOf(page, "main *", "color");
    expect(colours.length).toBeGreaterThan(1);
    for (const colour of colours) expect(contrastToWhite(colour), colour).toBeGreaterThanOrEqual(4.5);
    await page.close();
  });

  test.each(PAGES)("the page for %s prints on A4, with tables that are tables", async (name) => {
    const { page } = await open(htmlOf(name, (mark) => mark));
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
    expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842]);
    expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeLessThanOrEqual(3);
    // As wide as A4 between its margins: on a screen that narrow the rows would stand one below the other.
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 672, height: 1000 });
    expect(await stylesOf(page, "td", "display")).toEqual(["table-cell"]);
    expect(await stylesOf(page, "tr, section.one", "breakInside")).toEqual(["avoid"]);
    await page.close();
  });
});

/** The contrast of the web's accessibility guidelines, to a white ground. */
function contrastToWhite(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/\d+/g) ?? []).map(Number).map((part) => {
    const share = part / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}
