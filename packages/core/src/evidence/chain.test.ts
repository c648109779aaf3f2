import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CHAIN_START, type ChainLink, checkChain, headOf, linkFiles } from "./chain.ts";
import type { EvidenceFile } from "./evidence-file.ts";

const name = fc.stringMatching(/^[a-z0-9][a-z0-9.-]{0,8}(\/[a-z0-9]{1,4})?$/);
const file: fc.Arbitrary<EvidenceFile> = fc.record({ name, bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }) });
const files = fc.uniqueArray(file, { selector: (one) => one.name, minLength: 2, maxLength: 8 });
/** Files with the places of two different ones. */
const withTwo = files.chain((all) =>
  fc
    .uniqueArray(fc.nat({ max: all.length - 1 }), { minLength: 2, maxLength: 2 })
    .map(([left = 0, right = 0]) => ({ all, left, right })),
);

const names = (problems: ReturnType<typeof checkChain>) => problems.map((problem) => problem.name);

function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new Error("beyond the end");
  return item;
}

const swapped = <T>(list: readonly T[], left: number, right: number): readonly T[] =>
  list.map((item, index) => (index === left ? at(list, right) : index === right ? at(list, left) : item));

describe("chain of evidence", () => {
  it("MUST find nothing wrong with the files it was made of", () => {
    fc.assert(
      fc.property(files, (all) => {
        expect(checkChain(linkFiles(all), all)).toEqual([]);
      }),
    );
  });

  it("MUST have one head for the same files, and another for any other", () => {
    const head = (all: readonly EvidenceFile[]) => headOf(linkFiles(all));
    fc.assert(
      fc.property(withTwo, ({ all, left, right }) => {
        expect(head(all)).toBe(head(all.map((one) => ({ ...one, bytes: one.bytes.slice() }))));
        expect(head(swapped(all, left, right))).not.toBe(head(all));
        expect(head(all.slice(0, -1))).not.toBe(head(all));
      }),
    );
  });

  it("MUST name the file of which one byte was changed", () => {
    fc.assert(
      fc.property(withTwo, fc.nat(), fc.integer({ min: 1, max: 255 }), ({ all, left }, place, change) => {
        const { bytes, name: changed } = at(all, left);
        const wrong = bytes.slice();
        wrong[place % wrong.length] = at([...wrong], place % wrong.length) ^ change;
        const found = all.map((one, index) => (index === left ? { ...one, bytes: wrong } : one));
        expect(names(checkChain(linkFiles(all), found))).toEqual([changed]);
      }),
    );
  });

  it("MUST name the file that was taken out, put in, or put in twice", () => {
    fc.assert(
      fc.property(withTwo, ({ all, left }) => {
        const one = at(all, left);
        const others = all.toSpliced(left, 1);
        expect(names(checkChain(linkFiles(all), others))).toEqual([one.name]);
        expect(names(checkChain(linkFiles(others), all))).toEqual([one.name]);
        expect(names(checkChain(linkFiles(all), [...all, one]))).toEqual([one.name]);
      }),
    );
  });

  it("MUST see that files were put in another order, or given each other's names", () => {
    fc.assert(
      fc.property(withTwo, ({ all, left, right }) => {
        expect(checkChain(linkFiles(all), swapped(all, left, right))).not.toEqual([]);
        const [one, other] = [at(all, left), at(all, right)];
        fc.pre(Buffer.compare(one.bytes, other.bytes) !== 0);
        const renamed = all.map((file) =>
          file === one ? { ...file, name: other.name } : file === other ? { ...file, name: one.name } : file,
        );
        expect(names(checkChain(linkFiles(all), renamed)).toSorted()).toEqual([one.name, other.name].toSorted());
      }),
    );
  });

  it("MUST see a link that was changed, moved, taken out or doubled, also when the files fit", () => {
    const wrongs: readonly ((links: readonly ChainLink[], left: number, right: number) => readonly ChainLink[])[] = [
      (links, left, right) => swapped(links, left, right),
      (links, left) => links.toSpliced(left, 0, at(links, left)),
      (links, left) => links.toSpliced(left, 1),
      (links, left) => links.with(left, { ...at(links, left), index: links.length }),
      (links, left) => links.with(left, { ...at(links, left), hash: CHAIN_START }),
      (links, left) => links.with(left, { ...at(links, left), previous: "f".repeat(64) }),
      (links, left) => links.with(left, { ...at(links, left), sha256: CHAIN_START }),
      (links, left) => links.with(left, { ...at(links, left), name: "another-name" }),
    ];
    fc.assert(
      fc.property(withTwo, fc.constantFrom(...wrongs), ({ all, left, right }, wrong) => {
        expect(checkChain(wrong(linkFiles(all), left, right), all)).not.toEqual([]);
      }),
    );
  });

  it("MUST see that links were made anew for other files only by the head, which is what is signed", () => {
    fc.assert(
      fc.property(withTwo, ({ all, left }) => {
        const forged = all.with(left, { ...at(all, left), bytes: new Uint8Array(41) });
        expect(checkChain(linkFiles(forged), forged)).toEqual([]);
        expect(headOf(linkFiles(forged))).not.toBe(headOf(linkFiles(all)));
      }),
    );
  });

  it("MUST call an empty chain a problem", () => {
    expect(checkChain([], [])).toEqual([{ problem: "the chain is empty" }]);
  });

  it.each(["", "../a", "/a", "a//b", "a/../b", "A", "a b", "a\nb", ".hidden", "a/", "é", "x".repeat(201)])(
    "MUST refuse the name %j",
    (wrong) => {
      const bytes = new Uint8Array();
      expect(() => linkFiles([{ name: wrong, bytes }])).toThrow("cannot name");
      const link = { ...at(linkFiles([{ name: "a", bytes }]), 0), name: wrong };
      expect(names(checkChain([link], [{ name: wrong, bytes }]))).toContain(wrong);
    },
  );

  it("MUST refuse to link one name twice", () => {
    const twice = { name: "a", bytes: new Uint8Array() };
    expect(() => linkFiles([twice, twice])).toThrow("cannot name");
  });
});
