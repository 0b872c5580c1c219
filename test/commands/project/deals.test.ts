import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type TestApp, testApp } from "../../app.ts";
import { scriptedPrompter } from "../../scripted-prompter.ts";
import { working } from "../../working.ts";

const DEALS = `Record ID,Deal Name,Deal Stage,Amount,Deal owner,Close Date,Associated Company
1,Birch rollout,Closed Won,90k,Kim Doe,2026-11-02,Birch Ltd
2,Elm trial,appointmentscheduled,5000,Kim Doe,2026-12-01,Elm
3,"Ash, phase one",closedwon,"1,100,000",Kim Doe,2026-11-03,Ash
`;

const withFile = (content: string | Buffer, name = "deals.csv"): TestApp =>
  testApp({ files: new Map([[name, content]]) });
const slugs = (app: TestApp) => app.store.slugs();

describe("new-project --from a CRM's export", () => {
  test("takes the won deal that is named, with what its row says", async () => {
    const app = withFile(DEALS);
    await working(app, ["new-project", "--from", "deals.csv", "--row", "birch", "--lead", "Ana"]);
    const { project } = (await app.psvc("status", "birch", "--json")).json;
    expect(project).toMatchObject({
      slug: "birch-ltd",
      customer: "Birch Ltd",
      deal: { closedOn: "2026-11-02", value: 90_000, owner: "Kim Doe", crmId: "1" },
    });
  });

  test("finds the project of a deal that came before, and says what the file says otherwise", async () => {
    const app = withFile(DEALS);
    await working(app, ["new-project", "--from", "deals.csv", "--row", "birch", "--lead", "Ana"]);
    app.files.set("deals.csv", DEALS.replace("90k", "95k").replace("Birch Ltd", "Birch Limited"));
    const ran = await working(app, ["new-project", "--from", "deals.csv", "--row", "birch", "--lead", "Ana"]);
    expect(ran.out).toMatchInlineSnapshot(`
      "Birch Ltd has its project already: birch-ltd, owned since Tue 24 Nov 2026.
        value: 90000 here, 95000 in the file
          psvc project edit birch-ltd --value 95000
      "
    `);
    expect(await slugs(app)).toEqual(["birch-ltd"]);
  });

  test("names the won deals where several are and nobody can be asked", async () => {
    const ran = await withFile(DEALS).psvc("new-project", "--from", "deals.csv", "--lead", "Ana");
    expect(ran.exitCode).toBe(2);
    expect(ran.err).toContain("2 are won: Birch Ltd, Ash");
    expect(ran.err).toContain("--row NAME or --all");
  });

  test("asks which one, and then only what the row does not say", async () => {
    const app = withFile(DEALS);
    const prompter = scriptedPrompter(
      "4",
      "why",
      "",
      "",
      "",
      "Jo",
      "",
      "unknown",
      "unknown",
      "Ana",
      "standard",
      "",
      "",
      "",
    );
    await app.asking(prompter).psvc("new-project", "--from", "deals.csv", "--no-judge");
    expect(prompter.asked[0]).toBe("Which deal do you take over?");
    expect(prompter.asked.join("\n")).not.toMatch(/Who is the customer|When did the deal close|What is it worth/);
    expect(await slugs(app)).toEqual(["ash"]);
  });

  test("takes all with --all, and only what is new the second time", async () => {
    const app = withFile(DEALS);
    const ran = await working(app, ["new-project", "--from", "deals.csv", "--all", "--lead", "Ana"]);
    expect(ran.out).toContain("2 projects taken over from deals.csv.");
    expect(ran.out).toContain("Not won, and left alone: appointmentscheduled (1).");
    const again = await working(app, ["new-project", "--from", "deals.csv", "--all", "--lead", "Ana", "--json"]);
    expect(again.json.import).toMatchObject({ created: [], known: [{ slug: "birch-ltd" }, { slug: "ash" }] });
  });

  test("writes none where one of all cannot be, and names every reason", async () => {
    const app = withFile(`${DEALS}4,Late,Closed Won,1,Kim,2027-01-01,Fir\n5,Odd,Closed Won,1,Kim,03/04/2026,Yew\n`);
    const ran = await app.psvc("new-project", "--from", "deals.csv", "--all");
    expect(ran.exitCode).toBe(1);
    expect(ran.err).toContain("nobody is named who leads it (--lead)");
    expect(ran.err).toContain("has not come: psvc begins when the deal is closed");
    expect(ran.err).toContain("03/04/2026 can be Fri 3 Apr 2026 or Wed 4 Mar 2026: say --date-order dmy or mdy");
    expect(await slugs(app)).toEqual([]);
  });

  test("asks for the order of dates where somebody is there, and takes it from the flag", async () => {
    const text = "Deal Name,Stage,Close Date\nBirch,Won,03/04/2026\n";
    const app = withFile(text);
    await working(app, ["new-project", "--from", "deals.csv", "--lead", "Ana", "--date-order", "mdy"]);
    expect((await app.store.project("birch")).deal.closedOn).toBe("2026-03-04");
    const asked = withFile(text);
    await asked
      .asking(scriptedPrompter("dmy", true))
      .psvc("new-project", "--from", "deals.csv", "--all", "--lead", "A");
    expect((await asked.store.project("birch")).deal.closedOn).toBe("2026-04-03");
  });

  test("says which stages there are where none is won", async () => {
    const ran = await withFile("Deal Name,Stage\nBirch,98752341\n").psvc("new-project", "--from", "deals.csv");
    expect(ran.err).toContain("the stages are 98752341 (1)");
    expect(ran.err).toContain("--won-stage NAME");
  });

  describe("that does not say what is won", () => {
    const file = "Deal Name,Colour,Close Date\nBirch,green,2026-11-02\nElm,red,2026-11-03\n";
    const taking = ["new-project", "--from", "deals.csv", "--all", "--lead", "Ana"];

    test("is refused where nobody can be asked, with the columns and both ways on", async () => {
      const app = withFile(file);
      const ran = await app.psvc(...taking);
      expect([ran.exitCode, await slugs(app)]).toEqual([2, []]);
      expect(ran.err).toContain("no column says which of them are won; its columns are Deal Name, Colour, Close Date");
      expect(ran.err).toContain("--map stage=COLUMN");
      await working(app, [...taking, "--map", "stage=Colour", "--won-stage", "green"]);
      expect(await slugs(app)).toEqual(["birch"]);
    });

    test("is asked about where somebody is there: the column, and which word means won", async () => {
      const app = withFile(file);
      const prompter = scriptedPrompter("Colour", "red", true);
      await app.asking(prompter).psvc(...taking);
      expect(prompter.asked.slice(0, 2)).toEqual([
        "Which column says whether a deal is won?",
        "Which of its values means that a deal is won?",
      ]);
      expect(await slugs(app)).toEqual(["elm"]);
    });

    test("can be all won, if somebody says so", async () => {
      const app = withFile(file);
      await app.asking(scriptedPrompter("*", true)).psvc(...taking);
      expect(await slugs(app)).toEqual(["birch", "elm"]);
    });
  });

  describe("with rows that cannot be taken", () => {
    const file = `Deal Name,Stage,Amount,Close Date
Birch,Won,EUR 500,2026-11-02
Elm,Won,(500),2026-11-03
Ash,Won,5,2027-11-03
`;
    const taking = ["new-project", "--from", "deals.csv", "--all", "--lead", "Ana"];

    test("takes the others with --skip-bad, and lists them", async () => {
      const app = withFile(file);
      const refused = await app.psvc(...taking);
      expect(refused.err).toContain("--skip-bad");
      const ran = await working(app, [...taking, "--skip-bad"]);
      expect(await slugs(app)).toEqual(["birch"]);
      expect(ran.out).toContain('line 3: Elm: the amount "(500)" cannot be taken: it is negative');
      expect(ran.out).toContain("line 4: Ash");
    });

    test("shows all of it with --dry-run, and writes nothing", async () => {
      const app = withFile(file);
      const ran = await working(app, [...taking, "--skip-bad", "--dry-run"]);
      expect(ran.out).toMatch(/Dry run, nothing was written\.\s+1 project to take over/);
      expect(ran.out).toMatch(/EUR 500.+2026-11-02/);
      const asJson = await working(app, [...taking, "--skip-bad", "--dry-run", "--json"]);
      expect(asJson.json.import).toMatchObject({
        dryRun: true,
        deals: [{ customer: "Birch", value: 500, currency: "EUR", closedOn: "2026-11-02" }],
        bad: [{ line: 3 }, { line: 4 }],
      });
      expect(await slugs(app)).toEqual([]);
    });

    test("of one deal shows that one with --dry-run", async () => {
      const app = withFile(file);
      const flags = ["new-project", "--from", "deals.csv", "--row", "birch", "--lead", "Ana", "--dry-run", "--json"];
      expect((await working(app, flags)).json.import).toMatchObject({ dryRun: true, created: ["birch"] });
      expect(await slugs(app)).toEqual([]);
    });

    test("shows amount, currency and day before it asks", async () => {
      const app = withFile(file);
      const prompter = scriptedPrompter(true);
      await app.asking(prompter).psvc(...taking, "--skip-bad");
      expect(prompter.told.join("\n")).toMatch(/Birch.+EUR 500.+2026-11-02/);
    });
  });

  describe("with amounts", () => {
    const file = (...amounts: readonly string[]) =>
      `Deal Name,Stage,Amount,Close Date\n${amounts.map((text, i) => `Birch ${i},Won,"${text}",2026-11-02\n`).join("")}`;
    const taking = ["new-project", "--from", "deals.csv", "--all", "--lead", "Ana"];
    const worthOf = async (app: TestApp, slug: string) => (await app.store.project(slug)).deal.value;

    test("takes them as the world writes them, and shows how it read them", async () => {
      const app = withFile(file("1.200.000,00", "€ 250.000", "TBD"));
      const ran = await working(app, taking);
      expect([await worthOf(app, "birch-0"), await worthOf(app, "birch-1"), await worthOf(app, "birch-2")]).toEqual([
        1_200_000,
        250_000,
        null,
      ]);
      expect(ran.out).toContain("EUR 250,000");
      expect(ran.out).toContain('line 4: the amount "TBD" is left open');
    });

    test("echoes the one deal's that has two readings", async () => {
      const ran = await working(withFile(file("12.500")), ["new-project", "--from", "deals.csv", "--lead", "Ana"]);
      expect(ran.err).toContain('deals.csv:2: the amount "12.500" is read as 12,500.');
    });

    test("writes nothing where one is negative or in a currency that is none, and names the rows", async () => {
      const app = withFile(file("(1,200.00)", "5 XYZ", "5"));
      const ran = await app.psvc(...taking);
      expect(ran.exitCode).toBe(1);
      expect(ran.err).toContain('the amount "(1,200.00)" cannot be taken: it is negative');
      expect(ran.err).toContain('"XYZ" is not a currency code or sign');
      expect(await slugs(app)).toEqual([]);
    });

    test("refuses a column that contradicts itself, until the style is said", async () => {
      const app = withFile(file("12.500", "86.50"));
      const ran = await app.psvc(...taking);
      expect(ran.err).toContain(
        'the amount "12.500" can be 12,500 (--number-style 1.234,56) or 12.50 (--number-style 1,234.56)',
      );
      expect(await slugs(app)).toEqual([]);
      await working(app, [...taking, "--number-style", "1,234.56"]);
      expect([await worthOf(app, "birch-0"), await worthOf(app, "birch-1")]).toEqual([12.5, 86.5]);
    });

    test("asks once for a column that contradicts itself where somebody is there", async () => {
      const app = withFile(file("12.500", "86.50", "13.500"));
      const prompter = scriptedPrompter("1.234,56", true);
      await app.asking(prompter).psvc(...taking);
      expect(prompter.asked[0]).toBe('How much is "12.500"? Another row of its column says "86.50".');
      expect([await worthOf(app, "birch-0"), await worthOf(app, "birch-2")]).toEqual([12_500, 13_500]);
    });

    test.each([
      ["12.500", [], 12_500, "--value 12.500 is read as 12,500."],
      ["EUR 12,500", [], 12_500, "--value EUR 12,500 is read as EUR 12,500."],
      ["12.500", ["--number-style", "1,234.56"], 12.5, ""],
      ["86 000,50 €", [], 86_000.5, ""],
      ["1,5m", [], 1_500_000, ""],
    ])("reads --value %s %j by the same rules", async (value, flags, expected, said) => {
      const app = testApp();
      const argv = ["new-project", "Acme", "--closed", "2026-11-20", "--lead", "Ana", "--value", value, ...flags];
      const ran = await working(app, argv);
      expect(await worthOf(app, "acme")).toBe(expected);
      expect(ran.err).toContain(said);
      if (!said) expect(ran.err).not.toContain("is read as");
    });

    test.each([
      [["--value", "(500)"], "negative"],
      [["--value", "1,5 Mrd XYZ"], "not a currency"],
      [["--value", "5", "--currency", "MIO"], "ISO 4217"],
      [["--value", "5", "--number-style", "german"], "--number-style"],
    ])("refuses %j", async (flags, why) => {
      const ran = await testApp().psvc("new-project", "Acme", "--closed", "2026-11-20", "--lead", "Ana", ...flags);
      expect([ran.exitCode, ran.err]).toEqual([2, expect.stringContaining(why)]);
    });
  });

  test("keeps names that look like paths, formulas and escape codes out of file names", async () => {
    const app = withFile(
      `Customer,Close date\n"../../etc/passwd",2026-11-02\n"=cmd|'/C calc'!A0",2026-11-02\n"\u001b[2J",2026-11-02\n`,
    );
    await working(app, ["new-project", "--from", "deals.csv", "--all", "--lead", "Ana", "--won-stage", "*"]);
    expect(await slugs(app)).toEqual(["2j", "cmd-c-calc-a0", "etc-passwd"]);
  });

  test.each([
    [["--row", "x"], "--row needs --from"],
    [["--all"], "--all needs --from"],
    [["--dry-run"], "--dry-run needs --from"],
    [["--from", "deals.csv", "--skip-bad"], "--skip-bad needs --all"],
    [["--from", "deals.csv", "--all", "--slug", "x"], '"x" is about one'],
    [["--phase", "build"], "--phase needs --adopt"],
    [["--owned-on", "2026-11-01"], "--owned-on needs --adopt"],
  ])("refuses %j: %s", async (flags, why) => {
    const ran = await withFile(DEALS).psvc("new-project", ...flags);
    expect(ran.exitCode).toBe(2);
    expect(ran.err).toContain(why);
  });
});

describe("new-project --adopt", () => {
  test("takes a project over where it stands", async () => {
    const app = testApp();
    const flags = [
      "--closed",
      "2026-03-02",
      "--lead",
      "Ana",
      "--adopt",
      "--phase",
      "build",
      "--owned-on",
      "2026-03-03",
    ];
    const ran = await working(app, ["new-project", "Acme", ...flags]);
    expect(ran.out).toContain("Acme is taken over in phase build, owned since Tue 3 Mar 2026: acme");
    expect(ran.out).not.toContain("thank you for winning");
    const { project } = (await app.psvc("status", "acme", "--json")).json;
    expect(project).toMatchObject({
      phase: "build",
      ownedOn: "2026-03-03",
      adoptedOn: "2026-11-24",
      stall: { days: 0 },
    });
    expect((await app.psvc("status", "--check")).exitCode).toBe(0);
    expect((await app.psvc("history", "acme")).out).toContain("taken over under way, in phase build");
  });

  test("takes a whole list over, with its promises", async () => {
    const list = `Customer,Close date,Phase,Owned on,Lead,Promises
Birch,2026-03-02,build,2026-03-03,Ana,"[must] sign in
works offline"
Elm,2026-06-02,ready,2026-06-03,Bo,
`;
    const app = withFile(list);
    await working(app, ["new-project", "--from", "deals.csv", "--all", "--adopt"]);
    const { projects } = (await app.psvc("status", "--json")).json.portfolio;
    expect(projects).toMatchObject([
      { slug: "elm", phase: "ready", lead: "Bo" },
      { slug: "birch", phase: "build", lead: "Ana", counts: { promises: 2 } },
    ]);
  });

  test("of a list names a phase that is none, and not one that is missing", async () => {
    const ran = await withFile("Customer,Close date,Phase,Owned on\nBirch,2026-03-02,Design,2026-03-03\n").psvc(
      ...["new-project", "--from", "deals.csv", "--all", "--adopt", "--lead", "Ana"],
    );
    expect(ran.err).toContain('"Design" is no phase: own, align, build');
    expect(ran.err).not.toContain("does not say where it stands");
  });

  test("names all that is missing, and asks for it where somebody is there", async () => {
    const ran = await testApp().psvc("new-project", "Acme", "--adopt");
    expect(ran.exitCode).toBe(2);
    expect(ran.err).toContain("Missing: --closed, --lead, --phase, --owned-on.");
    const prompter = scriptedPrompter("prove", "2026-03-05", new Error("enough"));
    await testApp().asking(prompter).psvc("new-project", "Acme", "--adopt", "--closed", "2026-03-02");
    expect(prompter.asked.slice(0, 2)).toEqual(["Which phase is it in?", "Since when do you lead it?"]);
  });

  test("of a customer who is live says how to record it", async () => {
    const flags = [
      "--closed",
      "2026-03-02",
      "--lead",
      "A",
      "--adopt",
      "--phase",
      "hypercare",
      "--owned-on",
      "2026-03-03",
    ];
    const ran = await testApp().psvc("new-project", "Acme", ...flags);
    expect(ran.exitCode).toBe(2);
    expect(ran.err).toContain("psvc golive PROJECT");
  });
});

const SAMPLES = "../shared/samples";

describe.skipIf(!existsSync(SAMPLES))("the samples (skipped where they are not beside the project)", () => {
  test.each([
    ["crm-hubspot-deals.csv", ["contoso-ltd", "northwind-traders"]],
    ["crm-salesforce-opportunities.csv", ["adventure-works"]],
  ])("%s goes in as it is", async (name, expected) => {
    const app = withFile(readFileSync(`${SAMPLES}/${name}`)).on("2026-11-25");
    await working(app, ["new-project", "--from", "deals.csv", "--all", "--lead", "Ana"]);
    expect(await slugs(app)).toEqual(expected);
  });
});

describe("very many deals", () => {
  const many = `Record ID,Deal Name,Deal Stage,Close Date\n${Array.from({ length: 501 }, (_, i) => `${i},Deal ${i},Closed Won,2026-11-02`).join("\n")}\n`;

  test("are counted for somebody at a terminal, and for nobody else", async () => {
    const prompter = scriptedPrompter();
    const app = withFile(many);
    const argv = ["new-project", "--from", "deals.csv", "--all", "--lead", "Ana", "--yes"];
    await working(app.asking(prompter), argv);
    expect(prompter.told).toEqual(["  500 of 501 read ...", "  500 of 501 prepared ..."]);
    expect((await working(withFile(many), argv)).err).toBe("");
  }, 60_000);
});

describe("what a file of deals does not say", () => {
  const FILE = "deal_id,contact_id,status,amount\nD1,A-7,won,5000\nD2,A-8,lost,1\n";

  test("is asked on one page, the customer, the lead and the day, and the columns are remembered", async () => {
    const app = withFile(FILE);
    const ran = await app.psvc(
      "new-project",
      "--from",
      "deals.csv",
      "--all",
      "--lead",
      "Ana",
      "--closed",
      "2026-11-20",
    );
    expect([ran.exitCode, ran.err]).toEqual([2, expect.stringContaining("--map customer=contact_id")]);
    const asked = scriptedPrompter("contact_id", "2026-11-20", true);
    await app.asking(asked).psvc("new-project", "--from", "deals.csv", "--all", "--lead", "Ana");
    asked.done();
    app.files.set("deals.csv", FILE.replaceAll("A-7", "A-9").replace("D1", "D3"));
    const flags = ["--all", "--lead", "Ana", "--closed", "2026-11-20", "--json"];
    const again = await app.psvc("new-project", "--from", "deals.csv", ...flags);
    expect(again.json.import).toMatchObject({
      deals: [{ customer: "A-9", value: 5000 }],
      remembered: [{ flag: "--map", value: "customer=contact_id" }],
    });
    const forgotten = await app.psvc("new-project", "--from", "deals.csv", "--ask-again", ...flags);
    expect(forgotten.exitCode).toBe(2);
    expect((await app.psvc("new-project", "Yew", "--ask-again")).exitCode).toBe(2);
  });

  test("an expected day that stands for the close is said", async () => {
    const app = withFile("Company,Status,Expected Close Date\nBirch,Won,2026-11-20\n");
    const ran = await app.psvc("new-project", "--from", "deals.csv", "--all", "--lead", "Ana", "--dry-run");
    expect(ran.out).toContain("Closed is the day that was expected in 1 row");
  });
});

describe("the portfolio that psvc prints", () => {
  test("comes in again: active projects as they stand, and no live one begins again", async () => {
    const app = withFile(DEALS);
    await working(app, ["new-project", "--from", "deals.csv", "--all", "--lead", "Ana"]);
    const printed = (await app.psvc("status", "--json")).json;
    printed.portfolio.projects[1].status = "live";
    const other = withFile(JSON.stringify(printed), "portfolio.json");
    const ran = await working(other, ["new-project", "--from", "portfolio.json", "--all", "--adopt"]);
    const [first, second] = printed.portfolio.projects;
    expect(await slugs(other)).toEqual([first.slug]);
    expect(ran.out).toContain("live (1)");
    const again = (await other.psvc("status", first.slug, "--json")).json.project;
    const { customer, phase, ownedOn, deal } = first;
    expect(again).toMatchObject({ customer, phase, ownedOn, deal });
    expect(await slugs(other)).not.toContain(second.slug);
  });

  test("what is missing is said with a line that works for this file", async () => {
    const ran = await withFile("Who,Stage\nOak & Co,Won\n").psvc("new-project", "--from", "deals.csv", "--all");
    expect(ran.err).toContain("Like: psvc new-project --map customer=Who --from deals.csv --all");
  });
});
