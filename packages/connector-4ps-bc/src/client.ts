import { type ConnectorDeps, ConnectorError, type ConnectorErrorCode, toLinkError } from "@erp-gateway/core";
import { type Answer, API_NAMESPACE, type EnvelopeSettings, readAnswer, writeEnvelope } from "./envelope.ts";
import { FAULT_WITHOUT_CODE, parseFaultText, toErrorCode, VERSION_MISMATCH } from "./faults.ts";
import { OPERATIONS, type Operation, type RequestOf, type ResponseOf } from "./wire/operations.ts";
import { readFields } from "./wire/read.ts";

export interface Client {
  /**
   * One HTTP call, never repeated.
   * @throws ConnectorError - for SendDocument `OUTCOME_UNKNOWN` whenever the document may have arrived
   */
  call<O extends Operation>(operation: O, request: RequestOf<O>, token?: string): Promise<ResponseOf<O>>;
}

/** @param url - carries the subscription key, so it appears in no log and no message */
export function createClient(url: URL, envelope: EnvelopeSettings, { fetch, log }: ConnectorDeps): Client {
  return {
    async call<O extends Operation>(operation: O, request: RequestOf<O>, token?: string) {
      const exchange = await send(operation, writeEnvelope(envelope, operation, request, token));
      const answer = readAnswer(exchange.bytes);
      log.debug({ operation, status: exchange.status, root: answer?.root.name }, "API31 call");
      if (answer === undefined) throw gatewayError(operation, exchange);
      if (answer.root.name === "Fault") throw faultError(operation, answer);
      if (!isAnswerTo(operation, answer)) {
        throw failure(operation, "UNAVAILABLE", `${operation}: the answer is a ${answer.root.name}`);
      }
      return readFields(answer.document, answer.root, OPERATIONS[operation].response) as ResponseOf<O>;
    },
  };

  async function send(operation: Operation, body: string): Promise<Exchange> {
    try {
      // A whole string, so that fetch sends Content-Length: the service refuses chunked requests (api31-soap §1.4).
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "text/xml; charset=utf-8", soapaction: `"${API_NAMESPACE}${operation}"` },
        body,
        redirect: "manual",
      });
      const bytes = new Uint8Array(await response.arrayBuffer());
      return { status: response.status, retryAfter: response.headers.get("retry-after"), bytes };
    } catch (error) {
      const ifLost = operation === "SendDocument" ? "OUTCOME_UNKNOWN" : "UNREACHABLE";
      throw toLinkError(error, `API31 (${operation})`, ifLost);
    }
  }
}

interface Exchange {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly bytes: Uint8Array;
}

/** `GetAccountParties` answers with a misspelled root (api31-soap §2.4). */
const isAnswerTo = (operation: Operation, { root }: Answer): boolean =>
  root.name === `${operation}Response` || root.name === `${operation}Reponse`;

function faultError(operation: Operation, { document, root }: Answer): ConnectorError {
  const { faultcode = "", faultstring = "" } = readFields(document, root, { faultcode: "text", faultstring: "text" });
  const told = parseFaultText(faultstring);
  const { message, code = faultcode.endsWith(VERSION_MISMATCH) ? VERSION_MISMATCH : FAULT_WITHOUT_CODE } = told;
  return failure(operation, toErrorCode(code), message || `${operation}: a fault without text`, code);
}

/** Whatever is no SOAP comes from something in front of the service. */
function gatewayError(operation: Operation, { status, retryAfter }: Exchange): ConnectorError {
  const seconds = Number(retryAfter ?? Number.NaN);
  return failure(
    operation,
    GATEWAY_CODES[status] ?? (status >= 300 && status < 500 ? "CONFIGURATION_INVALID" : "UNAVAILABLE"),
    `${operation}: HTTP ${status} without a SOAP answer`,
    `HTTP ${status}`,
    seconds > 0 ? seconds * 1000 : undefined,
  );
}

const GATEWAY_CODES: Readonly<Record<number, ConnectorErrorCode>> = {
  408: "UNAVAILABLE",
  413: "TOO_LARGE",
  429: "RATE_LIMITED",
};

/** "Did not process it" is never believed of a document that left. */
function failure(
  operation: Operation,
  code: ConnectorErrorCode,
  message: string,
  remoteCode?: string,
  retryAfterMs?: number,
): ConnectorError {
  const isUncertain = operation === "SendDocument" && code === "UNAVAILABLE";
  return new ConnectorError(isUncertain ? "OUTCOME_UNKNOWN" : code, message, {
    ...(remoteCode !== undefined && { remoteCode }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  });
}
