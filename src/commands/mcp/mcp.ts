import type { Command } from "commander";
import { version } from "../../../package.json";
import type { App } from "../../app.ts";
import { PsvcError } from "../../errors.ts";
import { findProject } from "../find/find-project.ts";
import { collect } from "../flags/flags.ts";

interface McpFlags {
  readonly project?: readonly string[];
  readonly documents?: readonly string[];
  readonly config?: boolean;
}

export function registerMcp(program: Command, app: App): void {
  program
    .command("mcp")
    .summary("work with an assistant")
    .description(
      "answers an assistant over the Model Context Protocol, on stdin and stdout: it reads documents, proposes " +
        "promises for the lead to review, and sees where a project stands; it decides nothing",
    )
    .option("--project <project>", "a project that it may see (repeatable; at least one)", collect)
    .option("--documents <folder>", "a folder whose documents it may read (repeatable)", collect)
    .option("--config", "print what to put into the assistant's settings")
    .action((flags: McpFlags) => mcp(app, flags));
}

export async function mcp(app: App, { project = [], documents = [], config }: McpFlags): Promise<void> {
  if (project.length === 0)
    throw new PsvcError({
      code: "usage",
      text: "psvc mcp shows an assistant only the projects that are named.",
      suggestion: "Like: psvc mcp --project acme --documents contracts",
    });
  const slugs: string[] = [];
  for (const name of project) slugs.push((await findProject(app, name)).slug);
  const folders = await app.documentFolders(documents);
  // On a terminal nobody speaks the protocol.
  if (config || app.flags.json || app.screen.stdoutIsTerminal) return answerConfig(app, slugs, folders.roots);
  const { assistantTools, INSTRUCTIONS } = await import("./tools.ts");
  await app.serve({ version, instructions: INSTRUCTIONS, tools: assistantTools(app, slugs, folders) });
}

/** What most assistants read from a file of theirs. The store is named: they start psvc in some folder of their own. */
function answerConfig(app: App, slugs: readonly string[], folders: readonly string[]): void {
  const args = [
    "mcp",
    ...slugs.flatMap((slug) => ["--project", slug]),
    ...folders.flatMap((folder) => ["--documents", folder]),
    "--store",
    app.store.places.folder,
  ];
  const servers = { psvc: { command: "psvc", args } };
  app.remark("For the assistant's settings: it starts psvc by itself. What it proposes waits until you accept it.");
  app.answer({
    text: () => JSON.stringify({ mcpServers: servers }, null, 2),
    isDocument: true,
    json: { kind: "mcp", mcpServers: servers },
  });
}
