/** How far a permission reaches. Each level includes the ones before it. */
export const LEVELS = ["none", "read", "write", "admin"] as const;

export type Level = (typeof LEVELS)[number];

/** A level that is worth writing down: "none" is the absence of an entry. */
export type GrantedLevel = Exclude<Level, "none">;

const RANK: Readonly<Record<Level, number>> = { none: 0, read: 1, write: 2, admin: 3 };

export function isGrantedLevel(value: unknown): value is GrantedLevel {
  return value === "read" || value === "write" || value === "admin";
}

/** Negative when a is below b, zero when equal, positive when above. */
export function compareLevels(a: Level, b: Level): number {
  return RANK[a] - RANK[b];
}

/** The lower of two levels: what remains when both have to agree. */
export function meetLevels<L extends Level>(a: L, b: L): L {
  return RANK[a] <= RANK[b] ? a : b;
}

/** The higher of two levels: what is reached when either is enough. */
export function joinLevels<L extends Level>(a: L, b: L): L {
  return RANK[a] >= RANK[b] ? a : b;
}

/** Whether holding one level is enough where another is needed. */
export function covers(held: Level, needed: Level): boolean {
  return RANK[held] >= RANK[needed];
}
