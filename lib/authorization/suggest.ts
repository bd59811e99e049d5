/**
 * The known word that is most probably meant, for "did you mean"; null when none is near. Near is at most a third of
 * the word's length in single edits, or a known word whose beginning was left out or cut off.
 */
export function suggest(word: string, known: readonly string[]): string | null {
  const written = word.toLowerCase().replaceAll(/[\s-]+/g, "_");
  let best: { candidate: string; edits: number } | null = null;
  for (const candidate of known) {
    const edits = editDistance(written, candidate);
    if (best === null || edits < best.edits) best = { candidate, edits };
  }
  if (best && best.edits <= Math.max(1, Math.floor(written.length / 3))) return best.candidate;
  return known.find((candidate) => candidate.endsWith(`_${written}`) || candidate === `${written}s`) ?? null;
}

/** Insertions, deletions, replacements and swaps of neighbours that turn one word into the other. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = at(last, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1);
      let edits = Math.min(at(last, column) + 1, at(current, column - 1) + 1, replaced);
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) edits = Math.min(edits, at(beforeLast, column - 2) + 1);
      current.push(edits);
    }
    beforeLast = last;
    last = current;
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
