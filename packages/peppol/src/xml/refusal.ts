import type { XmlFault } from "./xml-faults.ts";

/** Leaves the scanner at the first thing that is wrong. */
export class Refusal extends Error {
  readonly code: XmlFault;
  readonly offset: number;

  constructor(code: XmlFault, offset: number, reason: string) {
    super(reason);
    this.code = code;
    this.offset = offset;
  }
}

/** @throws Refusal */
export function refuse(code: XmlFault, offset: number, reason: string): never {
  throw new Refusal(code, offset, reason);
}
