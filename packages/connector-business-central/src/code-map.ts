import { z } from "zod";

/** `UUR=HUR, STUK=C62` as people type it; the keys keep their case. A code that stands there twice is a fault. */
export const codeMap = (title: string, description: string) =>
  z
    .string()
    .transform((text, context): ReadonlyMap<string, string> => {
      const pairs = text.split(/[,;\n]/).filter((pair) => pair.trim() !== "");
      const entries = pairs.map((pair) => pair.split("=").map((part) => part.trim()));
      const wellFormed = entries.every((entry) => entry.length === 2 && entry.every((part) => part !== ""));
      const map = new Map(entries.map(([from = "", to = ""]) => [from, to]));
      if (!wellFormed) context.addIssue("write pairs like UUR=HUR, STUK=C62");
      else if (map.size < entries.length) context.addIssue("a code stands on the left twice");
      return map;
    })
    .meta({ title, description });
