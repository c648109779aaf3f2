import { run } from "./command-line.ts";

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());

process.exit(
  await run(process.argv.slice(2), {
    print: (line) => process.stdout.write(`${line}\n`),
    printError: (line) => process.stderr.write(`${line}\n`),
    stopped: stop.signal,
    stdinEnded: () =>
      new Promise((resolve) => {
        for (const event of ["end", "close", "error"]) process.stdin.once(event, () => resolve());
        process.stdin.resume();
      }),
  }),
);
