import type { Holds } from "./rule.ts";

/** No element and no text in it. */
export const isEmpty: Holds = ({ children, text }) => children.length === 0 && text.trim() === "";
