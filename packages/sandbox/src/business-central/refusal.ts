import { json, type SandboxResponse } from "../http/message.ts";

/** A request that Business Central refuses. Rises to the route, which turns it into the error body. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** An error that code of the application raises on purpose. */
export const dialogError = (message: string): Refusal => new Refusal(400, "Application_DialogException", message);

export const fieldError = (message: string): Refusal =>
  new Refusal(400, "Application_FieldValidationException", message);

/** The request line or its query cannot be read. */
export const badUrl = (message: string): Refusal => new Refusal(400, "BadRequest_InvalidRequestUrl", message);

export const methodNotAllowed = (): Refusal =>
  new Refusal(405, "BadRequest_MethodNotAllowed", "'Method Not Allowed' - the entity does not support this operation.");

export const unknownSegment = (segment: string): Refusal =>
  new Refusal(404, "BadRequest_ResourceNotFound", `Resource not found for the segment '${segment}'.`);

export const unknownUrl = (url: string): Refusal =>
  new Refusal(404, "BadRequest_NotFound", `No HTTP resource was found that matches the request URI '${url}'.`);

export const recordNotFound = (entity: string, key: string): Refusal =>
  new Refusal(
    404,
    "Internal_RecordNotFound",
    `The ${entity} does not exist. Identification fields and values: SystemId='{${key.toUpperCase()}}'`,
  );

/** A code that the related table does not hold, for instance a VAT Identifier where a product group is expected. */
export const notInTable = (field: string, table: string, value: string, relatedTable: string): Refusal =>
  new Refusal(
    400,
    "Internal_InvalidTableRelation",
    `The field ${field} of table ${table} contains a value (${value}) that cannot be found in the related table (${relatedTable}).`,
  );

/** Business Central puts the correlation id inside the message, after two spaces. */
export const toErrorResponse = ({ status, code, message, headers }: Refusal, correlationId: string): SandboxResponse =>
  json(status, { error: { code, message: `${message}  CorrelationId:  ${correlationId}.` } }, headers);
