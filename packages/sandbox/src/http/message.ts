/** A request as it stood on the wire: the body is the exact bytes, the path is not decoded. */
export interface SandboxRequest {
  readonly method: string;
  /** Absolute, with the origin the caller used. */
  readonly url: URL;
  /** Header names in lower case; the last value wins when a name is repeated. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface SandboxResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Values of `set-cookie`, one header each. */
  readonly cookies?: readonly string[];
  /** `undefined` sends an empty body. `content-length` is always set. */
  readonly body?: string | Uint8Array;
  /** Tear the connection down without an answer: what a client sees when a link breaks. */
  readonly reset?: boolean;
  /** Tear it down in the middle of the body. */
  readonly breaksOff?: boolean;
}

/** One part of the outside world. Answers `undefined` for a path that is not its own. */
export type Route = (request: SandboxRequest) => Promise<SandboxResponse | undefined>;

export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): SandboxResponse {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    body: JSON.stringify(value),
  };
}

/** 303: the browser goes on with a GET. */
export function redirect(location: string): SandboxResponse {
  return { status: 303, headers: { location, "cache-control": "no-store" } };
}

export function html(status: number, body: string): SandboxResponse {
  return { status, headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" }, body };
}
