/** Six hexadecimal digits: what a label gets when nobody chose. */
export const DEFAULT_COLOR = "ededed";

/** What a new repository starts with. Source of names and colours: the wire format's key `default` tells them apart. */
export const DEFAULT_LABELS = [
  { name: "bug", color: "d73a4a", description: "It does not do what it should" },
  { name: "documentation", color: "0075ca", description: "About what is written for readers" },
  { name: "duplicate", color: "cfd3d7", description: "There is another one of this" },
  { name: "enhancement", color: "a2eeef", description: "Something new, or something made better" },
  { name: "good first issue", color: "7057ff", description: "A good place to start" },
  { name: "help wanted", color: "008672", description: "Somebody's help is needed" },
  { name: "invalid", color: "e4e669", description: "There is nothing to do here" },
  { name: "question", color: "d876e3", description: "Somebody wants to know something" },
  { name: "wontfix", color: "ffffff", description: "It stays as it is" },
] as const;

const DEFAULT_NAMES: ReadonlySet<string> = new Set(DEFAULT_LABELS.map(({ name }) => name));

export const isDefaultLabel = (name: string): boolean => DEFAULT_NAMES.has(name.toLowerCase());
