const INSPECT = Symbol.for("nodejs.util.inspect.custom");

/** A credential. Prints as `[secret]` wherever it ends up: logs, JSON, template strings, inspection. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The credential itself, for the one line that puts it on the wire or into a seal. */
  reveal(): string {
    return this.#value;
  }

  /** Last four characters, enough to recognise a key by; nothing of a secret shorter than 12. */
  get hint(): string {
    return this.#value.length < 12 ? "" : this.#value.slice(-4);
  }

  toString(): string {
    return "[secret]";
  }

  toJSON(): string {
    return "[secret]";
  }

  [INSPECT](): string {
    return "[secret]";
  }
}
