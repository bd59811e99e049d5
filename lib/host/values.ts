/** Collects the parameters of a statement while its text is put together. */
export type Values = {
  readonly list: readonly unknown[];
  /** Adds a value and returns its place in the text: `$1`, `$2`, … */
  add: (value: unknown) => string;
};

export function createValues(): Values {
  const list: unknown[] = [];
  return { list, add: (value) => `$${list.push(value)}` };
}
