import { clock } from "./clock.ts";
import { shared } from "./shared.ts";

type Counted = { used: number; endsAt: number };
export type Count = {
  used: number;
  /** When the window ends, in milliseconds. */
  endsAt: number;
};

/** Above this many keys, those whose window has ended are forgotten; when most of them live, not before there are twice as many. */
const PRUNE_ABOVE = 10_000;

/**
 * Counts for each key within windows of so many seconds. A window begins with the first count of its key and ends by the
 * server's clock, so that tests can move it. `name` makes it one for the whole process.
 */
export function countWindow(name: string, seconds: number) {
  const counts = shared(`count-window.${name}`, () => new Map<string, Counted>());
  let pruneAbove = PRUNE_ABOVE;
  const prune = () => {
    for (const key of counts.keys()) if (!live(key)) counts.delete(key);
    pruneAbove = Math.max(PRUNE_ABOVE, counts.size * 2);
  };
  const live = (key: string): Counted | undefined => {
    const found = counts.get(key);
    const now = clock.now().getTime();
    // A clock that was set back ends a window as well, or it would last for ever.
    return found && found.endsAt > now && found.endsAt <= now + seconds * 1000 ? found : undefined;
  };
  const fresh = (): Counted => ({ used: 0, endsAt: clock.now().getTime() + seconds * 1000 });
  return {
    read: (key: string): Count => ({ ...(live(key) ?? fresh()) }),
    /** Adds to the count, or takes back with a negative number of points. */
    add: (key: string, points = 1): Count => {
      const found = live(key) ?? fresh();
      found.used = Math.max(0, found.used + points);
      if (counts.size > pruneAbove) prune();
      counts.set(key, found);
      return { ...found };
    },
    forget: (key: string): void => void counts.delete(key),
  };
}
