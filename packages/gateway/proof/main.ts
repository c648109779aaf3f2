import { prove } from "./command-line.ts";

const interruption = new AbortController();
process.once("SIGINT", () => interruption.abort());

process.exitCode = await prove(process.argv.slice(2), {
  print: (line) => void process.stdout.write(`${line}\n`),
  interrupted: interruption.signal,
});
