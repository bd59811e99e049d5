import { createHash } from "node:crypto";
import { shared } from "@/lib/platform/shared.ts";

type Entry = { length: number; value: Promise<unknown> };

/**
 * Remembers what was made from texts, by what the texts are; the least recently used go first. `lengthMax` is how many
 * characters of text are remembered in all.
 */
export function createMemory<Value>(name: string, lengthMax: number) {
  const entries = shared(name, () => new Map<string, Entry>());
  const keyOf = (kind: string, text: string) => createHash("sha256").update(`${kind}\0`).update(text).digest("base64");
  return {
    /** What is remembered; undefined for nothing. */
    find({ text, kind }: { text: string; kind: string }): Promise<Value> | undefined {
      return entries.get(keyOf(kind, text))?.value as Promise<Value> | undefined;
    },
    /** What `make` made of the same text and `kind` before, or makes now. Failures are forgotten. */
    of({ text, kind, make }: { text: string; kind: string; make: () => Promise<Value> }): Promise<Value> {
      const key = keyOf(kind, text);
      const known = entries.get(key);
      entries.delete(key);
      const entry = known ?? { length: text.length, value: make() };
      entries.set(key, entry);
      const value = entry.value as Promise<Value>;
      if (!known) {
        value.catch(() => entries.delete(key));
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
