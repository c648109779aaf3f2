/** ISO 8601 with the seven fractional digits and the offset that .NET prints: `2026-11-24T06:30:42.1230000+00:00`. */
export function toTimestamp(instant: Date): string {
  return instant.toISOString().replace("Z", "0000+00:00");
}
