/** Equal values give equal text, whatever the order of their keys. @param indent - spaces; for people */
export const canonicalJson = (value: unknown, indent?: number): string =>
  JSON.stringify(
    value,
    (_key, member: unknown) =>
      typeof member === "object" && member !== null && !Array.isArray(member)
        ? Object.fromEntries(Object.entries(member).toSorted(([left], [right]) => (left < right ? -1 : 1)))
        : member,
    indent,
  );
