/**
 * A cursor for core to keep: opaque there, JSON in here. It is good for one place only: after a change of company or
 * service, reading begins anew.
 */
export const encodeCursor = (place: string, value: object): string =>
  Buffer.from(JSON.stringify({ ...value, place })).toString("base64url");

/**
 * @returns `undefined` for the cursor of another place
 * @throws SyntaxError for text that is no cursor
 */
export function decodeCursor(place: string, text: string): Readonly<Record<string, unknown>> | undefined {
  const value = JSON.parse(Buffer.from(text, "base64url").toString()) as Record<string, unknown>;
  return value["place"] === undefined || value["place"] === place ? value : undefined;
}
