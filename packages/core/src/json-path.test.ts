import { expect, it } from "vitest";
import { jsonPath } from "./json-path.ts";

it.each([
  [["lines", 2, "quantity"], "$.lines[2].quantity"],
  [[], "$"],
  [["odd name"], "$['odd name']"],
  [["it's", "a\\b"], "$['it\\'s']['a\\\\b']"],
  [["7"], "$['7']"],
])("MUST write %j as %s", (segments, path) => expect(jsonPath("$", segments)).toBe(path));
