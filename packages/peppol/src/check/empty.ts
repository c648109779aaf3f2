import { text } from "../xml/index.ts";
import type { Holds } from "./rule.ts";

/** No element and no text in it. */
export const isEmpty: Holds = (element) =>
  element.children.every((node) => typeof node === "string") && text(element).trim() === "";
