import { describe, expect, it } from "vitest";
import { isAnyUri, isBase64, isBoolean, isDate, isDecimal, isLanguage, isTime } from "./lexical.ts";

describe("lexical forms of XML Schema", () => {
  it.each([
    ["a decimal", isDecimal, ["1", " 1.0 ", "+5", "-.5", "5.", "007", "0.12345678901234567890"]],
    [
      "a date",
      isDate,
      ["2016-02-29", "2000-02-29", " 2017-01-01", "2017-01-01Z", "2017-01-01+14:00", "-0001-01-01", "12017-01-01"],
    ],
    ["a time", isTime, ["00:00:00", "24:00:00", "12:00:00.123Z", "12:00:00-13:59"]],
    ["a boolean", isBoolean, ["true", "false", "1", "0", " true "]],
    ["base64", isBase64, ["", "AAAA", "AAA=", "AA==", "A A\nAA"]],
    ["a language", isLanguage, ["nl", "nl-NL", "x-klingon"]],
    [
      "a URI",
      isAnyUri,
      ["", "http://a/b?c#d", "http://u:p@[::1]:80/%41", "mailto:x", "urn:a::b", "http:", "a/b:c", "#[a]", "a b", "{é}"],
    ],
  ] as const)("MUST accept %s", (_name, isValue, texts) => {
    expect(texts.filter((text) => !isValue(text))).toEqual([]);
  });

  it.each([
    ["decimal", isDecimal, ["", " ", ".", "-", "1,5", "1e3", "1 2", "--1", "\u00a01", "NaN", "1.2.3"]],
    [
      "date",
      isDate,
      [
        "",
        "2017-02-29",
        "1900-02-29",
        "0000-01-01",
        "2017-1-01",
        "2017-13-01",
        "2017-01-00",
        "012017-01-01",
        "2017-01-01+14:01",
        "01-01-2017",
        "20170101",
      ],
    ],
    ["time", isTime, ["", "24:00:01", "12:60:00", "23:59:60", "12:00", "24:00:00.1"]],
    ["boolean", isBoolean, ["", "TRUE", "yes", "01"]],
    ["base64", isBase64, ["A", "AAA", "AAB=", "AB==", "====", "AAAA=", "é"]],
    ["language", isLanguage, ["", "n1", "toolonglanguage", "nl_NL"]],
    [
      "URI",
      isAnyUri,
      ["%zz", "::", "1a:b", "#a#b", "a[b]", "?[a]", "http://a:b/", "http://a:/", "http://[::1/", "//a@b@c"],
    ],
  ] as const)("MUST NOT take for a %s", (_name, isValue, texts) => {
    expect(texts.filter((text) => isValue(text))).toEqual([]);
  });
});
