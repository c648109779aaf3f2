/** A cursor for core to keep: opaque there, JSON in here. */
export const encodeCursor = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** @throws SyntaxError for text that `encodeCursor` did not make */
export const decodeCursor = (text: string): unknown => JSON.parse(Buffer.from(text, "base64url").toString());
