/**
 * The body's bytes, or `undefined` when there are more than `most`. Never buffers more than that. The rest is read and
 * dropped: a client reads the answer only after it could write.
 */
export async function readBody(request: Request, most: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (Number(request.headers.get("content-length") ?? 0) > most) return undefined;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size <= most) chunks.push(chunk);
    else chunks.length = 0;
  }
  return size > most ? undefined : Buffer.concat(chunks, size);
}

/** The shape of a GraphQL answer, so that clients need one error reader. */
export const errorBody = (code: string, message: string) => ({ errors: [{ message, extensions: { code } }] });

export const errorResponse = (
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Response => Response.json(errorBody(code, message), { status, headers });
