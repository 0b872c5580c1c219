import { createInterface } from "node:readline";
import { EXIT, PsvcError } from "../errors.ts";

interface Streams {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** Lines of one paste arrive together; between two that are typed there is more time than this. */
const TOGETHER_MS = 40;

/** The line that is typed, or the lines that are pasted at once, with the last one where no line break ends it. */
export async function askSeveral(prompt: string, { input, output }: Streams): Promise<readonly string[]> {
  const reader = createInterface({ input, output, prompt, terminal: true });
  const lines: string[] = [];
  process.exitCode = EXIT.cancelled;
  try {
    return await new Promise((done, fail) => {
      const cancelled = () => {
        output.write("\n");
        fail(new PsvcError({ code: "cancelled", saved: null, resume: null }));
      };
      reader.on("line", (line) => {
        lines.push(line);
        if (lines.length === 1) setTimeout(() => done(lines.length > 1 ? [...lines, reader.line] : lines), TOGETHER_MS);
      });
      reader.on("SIGINT", cancelled);
      reader.on("close", () => (lines.length > 0 ? done(lines) : cancelled()));
      reader.prompt();
    });
  } finally {
    // It tells of its own end too.
    reader.removeAllListeners("close");
    reader.close();
    process.exitCode = undefined;
  }
}
