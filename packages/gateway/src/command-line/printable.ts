/** Names of files and elements come from strangers, and a terminal obeys what is not printable. */
export const printable = (line: string): string => line.replace(/\p{Cc}/gu, "\ufffd");
