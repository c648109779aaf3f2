#!/usr/bin/env node
const argv = process.argv.slice(2);
const terminal = {
  environment: process.env,
  out: (line: string) => process.stdout.write(`${line}\n`),
  error: (line: string) => process.stderr.write(`${line}\n`),
};

// Whoever reads the output may have seen enough: ends as a process does that is told so by the system (128 + SIGPIPE).
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", ({ code }: NodeJS.ErrnoException) => process.exit(code === "EPIPE" ? 141 : 1));
}

process.exitCode = await (argv[0] === "validate" || argv[0] === "convert" ? documentCommand() : gatewayCommand());

/** Without the gateway they start several times as fast. */
async function documentCommand(): Promise<number> {
  const { runDocumentCommand } = await import("./command-line/document-commands.ts");
  const draw = (text: string) => process.stderr.write(`\r\u001b[2K${text.slice(0, process.stderr.columns - 1)}`);
  return runDocumentCommand(argv, {
    ...terminal,
    write: (text) => process.stdout.write(text),
    progress: process.stderr.isTTY && !process.stdout.isTTY ? draw : undefined,
  });
}

async function gatewayCommand(): Promise<number> {
  const [{ run }, { fourPsBusinessCentral }, { psb }, { businessCentral }] = await Promise.all([
    import("./command-line/run.ts"),
    import("@erp-gateway/connector-4ps-bc"),
    import("@erp-gateway/connector-psb"),
    import("@erp-gateway/connector-business-central"),
  ]);
  const interrupted = new Promise<void>((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
  return run(argv, { ...terminal, connectors: [fourPsBusinessCentral, psb, businessCentral], interrupted });
}
