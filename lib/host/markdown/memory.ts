import { createHash } from "node:crypto";
import { shared } from "@/lib/platform/shared.ts";

type Entry = { length: number; value: Promise<unknown> };

/**
 * Remembers what was made from texts, by what the texts are; the least recently used go first. `lengthMax` is how many
 * characters of text are remembered in all.
 */
export function createMemory<Value>(name: string, lengthMax: number) {
  const entries = shared(name, () => new Map<string, Entry>());
  return {
    /** What `make` made of the same text and `kind` before, or makes now. Failures, and what `keep` turns down, are forgotten. */
    of({
      text,
      kind,
      make,
      keep = () => true,
    }: {
      text: string;
      kind: string;
      make: () => Promise<Value>;
      keep?: (value: Value) => boolean;
    }): Promise<Value> {
      const key = createHash("sha256").update(`${kind}\0`).update(text).digest("base64");
      const known = entries.get(key);
      entries.delete(key);
      const entry = known ?? { length: text.length, value: make() };
      entries.set(key, entry);
      const value = entry.value as Promise<Value>;
      if (!known) {
        const forget = () => entries.delete(key);
        value.then((made) => keep(made) || forget(), forget);
        dropOldest(entries, lengthMax);
      }
      return value;
    },
  };
}

function dropOldest(entries: Map<string, Entry>, lengthMax: number): void {
  let total = 0;
  for (const { length } of entries.values()) total += length;
  for (const [key, { length }] of entries) {
    if (total <= lengthMax) return;
    entries.delete(key);
    total -= length;
  }
}
