/** Lines and columns of offsets, both 1-based. The line ends are searched once, when the first position is asked for. */
export class LineIndex {
  private readonly source: string;
  private starts: readonly number[] | undefined;

  constructor(source: string) {
    this.source = source;
  }

  lineAt(offset: number): number {
    this.starts ??= lineStarts(this.source);
    let [low, high] = [0, this.starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  columnAt(offset: number): number {
    const line = this.lineAt(offset);
    return offset - (this.starts?.[line - 1] ?? 0) + 1;
  }
}

function lineStarts(source: string): readonly number[] {
  const starts = [0];
  for (let at = source.indexOf("\n"); at !== -1; at = source.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}
