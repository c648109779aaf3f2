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
/** What a line of 5,000 may cost beside one of 1,000, if the time grows with the lines and no faster. */
const MOST_SLOPE = 1.5;
const LINES = [1, 10, 20, 100, 1_000, 5_000];
const MEASURED_MS = 2_000;
/** However long they take. */
const FEWEST_RUNS = 9;

type Work = (bytes: Uint8Array) => void;

/** Parse, structure and all rules, beside libxml2's parsing and schema alone: both in turn, on the same document. */
export async function verdict(): Promise<readonly Figure[]> {
  const byLibxml2 = hasSchema ? libxml2() : undefined;
  const measured = LINES.map((lines) => measure(lines, documentWith(lines), byLibxml2));
  return [...measured.flatMap(figuresOf), ...slope(measured)];
}

interface Measured {
  readonly lines: number;
  readonly bytes: number;
  readonly oursMs: number;
  /** `undefined` without the schemas. */
  readonly theirsMs: number | undefined;
}

function measure(lines: number, document: Uint8Array, byLibxml2: Work | undefined): Measured {
  const { findings, valid } = checkDocument(document);
  if (!valid || findings.length > 0) throw new Error(`the invoice of ${lines} lines has findings`);
  const works = [(bytes: Uint8Array) => checkDocument(bytes), ...(byLibxml2 === undefined ? [] : [byLibxml2])];
  const [oursMs = Number.NaN, theirsMs] = inTurn(works, document);
  return { lines, bytes: document.length, oursMs, theirsMs };
}

function figuresOf({ lines, bytes, oursMs, theirsMs }: Measured): readonly Figure[] {
  const size = `${(bytes / 1000).toFixed(0)} kB, ${((1000 * oursMs) / lines).toFixed(0)} µs a line`;
  const remark = theirsMs === undefined ? `${size}; libxml2 left out: no schemas beside the repository` : size;
  const most = TARGETS[lines];
  const ours: Figure = {
    name: `verdict, ${lines} lines`,
    value: oursMs,
    unit: "ms",
    remark,
    ...(most !== undefined && { most }),
  };
  if (theirsMs === undefined) return [ours];
  const ratio = {
    name: "  ratio to libxml2 parse + schema",
    value: oursMs / theirsMs,
    unit: "×",
    most: MOST_RATIO,
  } as const;
  return [ours, { ...ratio, remark: `${theirsMs.toFixed(2)} ms` }];
}

/** The cost of one line among the most, beside that among a thousand. */
function slope(measured: readonly Measured[]): readonly Figure[] {
  const perLine = (lines: number) => (measured.find((one) => one.lines === lines)?.oursMs ?? Number.NaN) / lines;
  return [
    { name: "a line of 5000 beside one of 1000", value: perLine(5_000) / perLine(1_000), unit: "×", most: MOST_SLOPE },
  ];
}

/** Medians in milliseconds, after a warm-up of as many runs. */
function inTurn(works: readonly Work[], bytes: Uint8Array): readonly number[] {
  const durations = works.map((): number[] => []);
  for (const isWarm of [false, true]) {
    const until = performance.now() + MEASURED_MS;
    for (let run = 0; run < FEWEST_RUNS || performance.now() < until; run += 1) {
      for (const [index, work] of works.entries()) {
        const started = performance.now();
        work(bytes);
        if (isWarm) durations[index]?.push(performance.now() - started);
      }
    }
  }
  return durations.map(median);
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
