import { prove } from "./command-line.ts";

process.exitCode = await prove(process.argv.slice(2), (line) => void process.stdout.write(`${line}\n`));
