/** A repository in the picker. */
export type Choice = {
  id: number;
  name: string;
  private: boolean;
  /** Whether the person administers it; said where that makes a difference. */
  administered?: boolean;
};

/** The choices by name, those that were selected at first on top. Not those selected now: rows must not jump away. */
export function inOrder(choices: readonly Choice[], selectedAtFirst: ReadonlySet<number>): Choice[] {
  const chosen = choices.filter(({ id }) => selectedAtFirst.has(id));
  return chosen.length === 0 ? [...choices] : [...chosen, ...choices.filter(({ id }) => !selectedAtFirst.has(id))];
}

/** The choices whose name has every word of the query somewhere in it, in any case; `only` narrows them to these ids. */
export function matching(choices: readonly Choice[], query: string, only: ReadonlySet<number> | null): Choice[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return choices.filter(({ id, name }) => {
    if (only && !only.has(id)) return false;
    const text = name.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** "3 selected", and how many of all are listed when the list is narrowed. */
export function countWords({ selected, found, total }: { selected: number; found: number; total: number }): string {
  const chosen = selected === 0 ? "None selected" : `${number(selected)} selected`;
  if (found === total) return `${chosen} of ${number(total)}.`;
  if (found === 0) return `${chosen}. No repository fits the filter.`;
  return `${chosen}. ${number(found)} of ${number(total)} fit the filter.`;
}

const number = (value: number): string => value.toLocaleString("en");
