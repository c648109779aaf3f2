import { contentHash, type EvidenceFile, jsonFile } from "@erp-gateway/core";
import fc from "fast-check";
import { strToU8, unzipSync, type Zippable, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { packArchive, unpackArchive } from "./archive.ts";
import { packEvidence, verifyEvidence } from "./evidence-archive.ts";
import { createEvidenceSigner, newEvidenceKey } from "./signing-key.ts";

const signer = createEvidenceSigner(newEvidenceKey());
const UBL = strToU8("<Invoice>é</Invoice>");
const FILES: readonly EvidenceFile[] = [
  jsonFile("invoice.json", { number: "2026-1" }),
  jsonFile("deliveries/1/delivery.json", { contentHash: contentHash(UBL) }),
  { name: "deliveries/1/document.xml", bytes: UBL },
];
const ARCHIVE = packEvidence(FILES, signer);

const namesOf = (archive: Uint8Array) => verifyEvidence(archive).problems.map(({ name }) => name);
const problemOf = (archive: Uint8Array) => verifyEvidence(archive).problems[0]?.problem;

/** The archive packed anew, with what somebody did to its files. */
function repacked(change: (files: Record<string, Uint8Array>) => Zippable): Uint8Array {
  return zipSync(change(unzipSync(ARCHIVE)), { level: 0, mtime: new Date(1980, 0, 1) });
}

describe("evidence archive", () => {
  it("MUST be genuine as it was packed, by its own signer and by no other", () => {
    const { publicKey } = signer;
    expect(verifyEvidence(ARCHIVE)).toEqual({ genuine: true, problems: [], signer: publicKey, files: 3 });
    expect(verifyEvidence(ARCHIVE, publicKey).genuine).toBe(true);
    const other = createEvidenceSigner(newEvidenceKey()).publicKey;
    expect(verifyEvidence(ARCHIVE, other)).toMatchObject({ genuine: false, signer: publicKey });
  });

  it("MUST be the same bytes for the same files", () => {
    expect(packEvidence(FILES, signer)).toEqual(ARCHIVE);
  });

  it("MUST be readable for any zip program", () => {
    expect(Object.keys(unzipSync(ARCHIVE))).toEqual(["manifest.json", ...FILES.map(({ name }) => name)]);
    expect(unzipSync(ARCHIVE)["deliveries/1/document.xml"]).toEqual(UBL);
  });

  it("MUST not be genuine with any byte of it changed", () => {
    for (const place of ARCHIVE.keys()) {
      const wrong = ARCHIVE.slice();
      wrong[place] = (wrong[place] ?? 0) ^ 1;
      expect(verifyEvidence(wrong).genuine, `byte ${place}`).toBe(false);
    }
  });

  it("MUST not be genuine with bytes cut off, put in or put behind, and never throw", () => {
    fc.assert(
      fc.property(
        fc.nat({ max: ARCHIVE.length - 1 }),
        fc.uint8Array({ minLength: 1, maxLength: 30 }),
        (place, more) => {
          const [before, after] = [ARCHIVE.subarray(0, place), ARCHIVE.subarray(place)];
          expect(verifyEvidence(before).genuine).toBe(false);
          expect(verifyEvidence(Buffer.concat([before, more, after])).genuine).toBe(false);
          expect(verifyEvidence(Buffer.concat([ARCHIVE, more])).genuine).toBe(false);
        },
      ),
    );
  });

  it("MUST name the file that was changed, taken out or put in", () => {
    const name = "deliveries/1/document.xml";
    const changed = repacked((files) => ({ ...files, [name]: strToU8("<Invoice>e</Invoice>") }));
    expect(new Set(namesOf(changed))).toEqual(new Set([name]));
    expect(namesOf(repacked(({ "invoice.json": _, ...files }) => files))).toEqual(["invoice.json"]);
    expect(namesOf(repacked((files) => ({ ...files, "more.json": UBL })))).toEqual(["more.json"]);
  });

  it("MUST not be genuine in another order, or packed by another program", () => {
    const turned = repacked(({ "manifest.json": manifest = UBL, ...files }) => ({
      "manifest.json": manifest,
      ...Object.fromEntries(Object.entries(files).toReversed()),
    }));
    expect(problemOf(turned)).toContain("another order");
    const otherDay = zipSync(unzipSync(ARCHIVE), { level: 0, mtime: new Date(2026, 0, 1) });
    expect(problemOf(otherDay)).toContain("not packed as a gateway packs it");
  });

  it("MUST not be genuine when another one signed the changed files in the name of the first", () => {
    const forger = createEvidenceSigner(newEvidenceKey());
    const forged = packEvidence([jsonFile("invoice.json", { number: "2026-2" })], {
      ...forger,
      publicKey: signer.publicKey,
    });
    expect(problemOf(forged)).toContain("carries no signature");
  });

  it("MUST not be genuine when a document is not the one that the ledger's record speaks of, whoever signed", () => {
    const forged = packEvidence(
      FILES.with(2, { name: "deliveries/1/document.xml", bytes: strToU8("<Other/>") }),
      signer,
    );
    expect(verifyEvidence(forged).problems).toEqual([
      { name: "deliveries/1/document.xml", problem: "is not the document that deliveries/1/delivery.json speaks of" },
    ]);
  });

  it.each([
    ["nothing", new Uint8Array()],
    ["no zip", strToU8("<html>not found</html>".repeat(9))],
    ["an empty zip", zipSync({})],
    ["a zip without manifest", packArchive(FILES)],
    ["a manifest that is no JSON", packArchive([{ name: "manifest.json", bytes: strToU8("{") }])],
    ["a manifest of another kind", packArchive([jsonFile("manifest.json", { format: "x" })])],
  ])("MUST refuse %s", (_what, archive) => {
    expect(verifyEvidence(archive)).toMatchObject({ genuine: false, files: 0 });
  });

  it.each([
    ["a name that leads out of its folder", zipSync({ "../../etc/passwd": UBL }, { level: 0 }), "a name in it"],
    ["an absolute name", zipSync({ "/etc/passwd": UBL }, { level: 0 }), "a name in it"],
    ["a name that is no name", zipSync({ ["__proto__x\u001b[2J"]: UBL }, { level: 0 }), "a name in it"],
    ["what has to be inflated", zipSync({ "a.xml": new Uint8Array(10_000_000) }), "compressed"],
    ["two files of one name", doubled(), "twice"],
    ["more than it has", claiming(4_000_000_000), "more than it can"],
  ])("MUST refuse an archive with %s", (_what, archive, problem) => {
    expect(() => unpackArchive(archive)).toThrow(problem);
    expect(verifyEvidence(archive).genuine).toBe(false);
  });
});

/** Two entries `a.xml` and `b.xml`, the second one renamed to `a.xml`. */
function doubled(): Uint8Array {
  const archive = packArchive(["a.xml", "b.xml"].map((name) => ({ name, bytes: UBL })));
  return Buffer.from(Buffer.from(archive).toString("latin1").replaceAll("b.xml", "a.xml"), "latin1");
}

/** An archive of one file whose directory tells of another size. */
function claiming(size: number): Uint8Array {
  const archive = Buffer.from(packArchive([{ name: "a.xml", bytes: UBL }]));
  const directory = archive.indexOf("PK\u0001\u0002", 0, "latin1");
  archive.writeUInt32LE(size, directory + 20);
  archive.writeUInt32LE(size, directory + 24);
  return archive;
}
