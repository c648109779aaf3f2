/** An error of Entra ID: its number says more than its OAuth code. */
export interface EntraError {
  readonly error: string;
  readonly number: number;
  readonly text: string;
}

export interface EntraErrorContext {
  readonly now: Date;
  readonly newId: () => string;
}

/** The text that people copy into a ticket. */
export function describe({ number, text }: EntraError, context: EntraErrorContext): string {
  return toEntraErrorBody({ error: "", number, text }, context).error_description;
}

export function toEntraErrorBody({ error, number, text }: EntraError, { now, newId }: EntraErrorContext) {
  const traceId = newId();
  const correlationId = newId();
  const timestamp = now
    .toISOString()
    .replace("T", " ")
    .replace(/\.\d+Z$/, "Z");
  return {
    error,
    error_description: `AADSTS${number}: ${text} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
    error_codes: [number],
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
  };
}
