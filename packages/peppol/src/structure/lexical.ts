import { trimXml } from "../xml/index.ts";

/** Lexical forms of XML Schema 1.0, part 2, with white space around a value taken off as the schema does. */

const [PLUS, MINUS, DOT, NOUGHT, NINE] = [43, 45, 46, 48, 57];

export function isDecimal(text: string): boolean {
  const value = trimXml(text);
  let at = 0;
  const sign = value.charCodeAt(at);
  if (sign === MINUS || sign === PLUS) at += 1;
  let digits = 0;
  let hasDot = false;
  for (; at < value.length; at += 1) {
    const code = value.charCodeAt(at);
    if (code === DOT && !hasDot) hasDot = true;
    else if (code < NOUGHT || code > NINE) return false;
    else digits += 1;
  }
  return digits > 0;
}

const ZONE = "(?:Z|[+-](\\d\\d):(\\d\\d))?";
const DAY = "-?(\\d{4}|[1-9]\\d{4,})-(\\d\\d)-(\\d\\d)";
const CLOCK = "(\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d+))?";
const DATE = new RegExp(`^${DAY}${ZONE}$`);
const TIME = new RegExp(`^${CLOCK}${ZONE}$`);

export function isDate(text: string): boolean {
  const [, year, month, day, ...zone] = DATE.exec(trimXml(text)) ?? [];
  return isDay(year, month, day) && isZone(zone);
}

export function isTime(text: string): boolean {
  const [, hour, minute, second, fraction, ...zone] = TIME.exec(trimXml(text)) ?? [];
  return isClock(hour, minute, second, fraction) && isZone(zone);
}

function isDay(year: string | undefined, month: string | undefined, day: string | undefined): boolean {
  if (year === undefined || /^0+$/.test(year)) return false;
  return Number(day) >= 1 && Number(day) <= daysIn(Number(year.slice(-4)), Number(month));
}

/** Leap years depend on the last four digits only. Zero for what is no month. */
function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

function isClock(
  hour: string | undefined,
  minute: string | undefined,
  second: string | undefined,
  fraction = "",
): boolean {
  if (hour === "24") return minute === "00" && second === "00" && /^0*$/.test(fraction);
  return Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
}

/** At most 14 hours from Greenwich. */
const isZone = ([hours = "00", minutes = "00"]: readonly (string | undefined)[]): boolean =>
  Number(minutes) < 60 && Number(hours) * 60 + Number(minutes) <= 14 * 60;

export const isBoolean = (text: string): boolean =>
  text === "true" || text === "false" || /^(?:true|false|1|0)$/.test(trimXml(text));

/** In groups of four, white space anywhere; what the last group leaves over is zero. */
export function isBase64(text: string): boolean {
  const packed = /[ \t\n\r]/.test(text) ? text.replace(/[ \t\n\r]+/g, "") : text;
  if (packed.length % 4 !== 0) return false;
  return /^[A-Za-z0-9+/]*(?:[AEIMQUYcgkosw048]=|[AQgw]==)?$/.test(packed);
}

export const isLanguage = (text: string): boolean => /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/.test(trimXml(text));

const SCHEME = /(?:[A-Za-z][A-Za-z\d+.-]*:|(?![^/?#]*:))/.source;
const AUTHORITY = /(?:\/\/(?:[^/?#[\]@]*@)?(?:\[[^\]]*\]|[^/?#[\]@:]*)(?::\d+)?(?=[/?#]|$)|(?!\/\/))/.source;
const URI = new RegExp(`^${SCHEME}${AUTHORITY}[^?#[\\]]*(?:\\?[^#[\\]]*)?(?:#[^#]*)?$`);

/** A reference by RFC 3986, absolute or relative; characters that no URI has, white space included, pass as if escaped. */
export function isAnyUri(text: string): boolean {
  const uri = trimXml(text);
  return URI.test(uri) && !/%(?![\dA-Fa-f]{2})/.test(uri);
}
