import { expect, it } from "vitest";
import { checkDigits } from "./check-digits.ts";
import { parseParticipantId } from "./parse-participant-id.ts";

it.each([
  ["0088:5055953900605", "ok"],
  ["0088:5055953900606", "failed"],
  ["0088:1234567890123", "failed"],
  ["9944:NL004495445B01", "ok"], // a company: mod 11 of the nine digits
  ["9944:NL000099998B57", "ok"], // a sole trader: mod 97 of the whole
  ["9944:NL123456789B01", "failed"],
  ["9925:BE0899965307", "ok"],
  ["9925:BE0899965308", "failed"],
  ["0208:0899965307", "ok"],
  ["0208:0899965317", "failed"],
  ["9956:0476306127", "ok"],
  ["0002:732829320", "ok"],
  ["0002:732829321", "failed"],
  ["0009:73282932000074", "ok"],
  ["0009:73282932000075", "failed"],
  ["0009:35600000049837", "ok"], // a branch of La Poste
  ["0009:732829320", "failed"],
  ["0199:529900T8BM49AURSDO55", "ok"],
  ["0199:529900T8BM49AURSDO56", "failed"],
  ["9918:NL91ABNA0417164300", "ok"],
  ["9918:NL91ABNA0417164301", "failed"],
  ["9918:NL", "failed"],
  ["0060:123456789", "none"],
  ["0106:12345678", "none"],
  ["0190:00000004000000000000", "none"],
  ["0777:abc", "none"],
])("MUST find the check digits of %s %s", (text, expected) => {
  const id = parseParticipantId(text);
  expect(id.ok && checkDigits(id.value)).toBe(expected);
});
