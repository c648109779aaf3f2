import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { checkDocument } from "@erp-gateway/peppol";
import { XmlDocument, XsdValidator } from "libxml2-wasm";
import { xmlRegisterFsInputProviders } from "libxml2-wasm/lib/nodejs.mjs";
import { type Figure, median } from "./figure.ts";
import { documentWith, hasSchema, SCHEMA } from "./large-document.ts";

/** Milliseconds by number of lines. */
const TARGETS: Readonly<Record<number, number>> = { 20: 1, 1000: 45 };
const MOST_RATIO = 1.5;
const LINES = [1, 10, 20, 100, 1_000, 5_000];
const MEASURED_MS = 2_000;

type Work = (bytes: Uint8Array) => void;

/** Parse, structure and all rules, beside libxml2's parsing and schema alone: both in turn, on the same document. */
export async function verdict(): Promise<readonly Figure[]> {
  const byLibxml2 = hasSchema ? libxml2() : undefined;
  return LINES.flatMap((lines) => figuresOf(lines, documentWith(lines), byLibxml2));
}

function figuresOf(lines: number, bytes: Uint8Array, byLibxml2: Work | undefined): readonly Figure[] {
  const { findings, valid } = checkDocument(bytes);
  if (!valid || findings.length > 0) throw new Error(`the invoice of ${lines} lines has findings`);
  const [ours, theirs] = inTurn([(document) => checkDocument(document), byLibxml2 ?? (() => undefined)], bytes);
  const remark = `${(bytes.length / 1000).toFixed(0)} kB, ${((1000 * ours) / lines).toFixed(0)} µs a line`;
  const most = TARGETS[lines];
  return [
    { name: `verdict, ${lines} lines`, value: ours, unit: "ms", remark, ...(most !== undefined && { most }) },
    ...(byLibxml2 === undefined
      ? []
      : [
          {
            name: `  ratio to libxml2 parse + schema`,
            value: ours / theirs,
            unit: "×" as const,
            most: MOST_RATIO,
            remark: `${theirs.toFixed(2)} ms`,
          },
        ]),
  ];
}

/** Medians in milliseconds, after a warm-up of as many runs. */
function inTurn(works: readonly [Work, Work], bytes: Uint8Array): readonly [number, number] {
  const durations: readonly [number[], number[]] = [[], []];
  for (const isWarm of [false, true]) {
    const until = performance.now() + MEASURED_MS;
    do {
      for (const [index, work] of works.entries()) {
        const started = performance.now();
        work(bytes);
        if (isWarm) durations[index as 0 | 1].push(performance.now() - started);
      }
    } while (performance.now() < until);
  }
  return [median(durations[0]), median(durations[1])];
}

function libxml2(): Work {
  xmlRegisterFsInputProviders();
  const schema = XmlDocument.fromBuffer(readFileSync(SCHEMA), { url: fileURLToPath(SCHEMA) });
  const validator = XsdValidator.fromDoc(schema);
  return (bytes) => {
    const document = XmlDocument.fromBuffer(bytes);
    validator.validate(document);
    document.dispose();
  };
}
