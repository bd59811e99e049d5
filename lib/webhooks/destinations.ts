/** Attempts under way at once for each destination: one that has answered, one that nothing is known of, and one
 *  whose last attempt got no answer in time or none at all. */
const ROOM_PROVEN = 32;
export const ROOM_UNKNOWN = 8;
const ROOM_SILENT = 2;
/** One that answers quickly gets room for one more with each answer, up to this; it is taken back in the same way. */
const ROOM_MAX = 128;
const QUICK_MS = 300;
/** For all silent destinations together: however many are dead, most of the room is for those that live. */
const ROOM_OF_ALL_SILENT = 96;
/** An answer that takes longer costs a destination its place among the proven. */
const SLOW_MS = 3_000;
const REMEMBERED_MAX = 10_000;

type Destination = {
  underWay: number;
  state: "proven" | "unknown" | "silent";
  /** While it is proven. */
  room: number;
};

/** What may be claimed: so many more attempts for each place, which several hooks may share. */
export type Room = {
  /** The known hooks, and beside each of them its place and the room there. */
  hookIds: number[];
  places: number[];
  rooms: number[];
  /** For any other hook, each of which counts as a place. */
  roomOfOthers: number;
  /** In all. */
  limit: number;
};

export type Destinations = ReturnType<typeof trackDestinations>;

/**
 * What is known of the places that deliveries go to: scheme, host and port, since a dead host keeps whoever waits for
 * it waiting, whatever the number of its webhooks.
 */
export function trackDestinations() {
  const known = new Map<string, Destination>();
  const placeOfHook = new Map<number, string>();

  const destination = (place: string): Destination => {
    const found = known.get(place) ?? { underWay: 0, state: "unknown", room: ROOM_PROVEN };
    known.set(place, found);
    return found;
  };
  const silentUnderWay = () =>
    [...known.values()].reduce((sum, { state, underWay }) => sum + (state === "silent" ? underWay : 0), 0);
  const roomOf = ({ state, underWay, room }: Destination): number => {
    if (state === "proven") return room - underWay;
    if (state === "unknown") return ROOM_UNKNOWN - underWay;
    return Math.min(ROOM_SILENT - underWay, ROOM_OF_ALL_SILENT - silentUnderWay());
  };

  return {
    /** Room for at most `limit` more attempts. */
    room: (limit: number): Room => {
      const numbers = new Map([...known.keys()].map((place, index) => [place, index]));
      const hooks = [...placeOfHook];
      return {
        hookIds: hooks.map(([hookId]) => hookId),
        places: hooks.map(([, place]) => numbers.get(place) ?? 0),
        rooms: hooks.map(([, place]) => Math.max(0, roomOf(destination(place)))),
        roomOfOthers: ROOM_UNKNOWN,
        limit,
      };
    },
    /** Counts an attempt; false when its destination has no room for it, which several hooks may share. */
    begin: (hookId: number, url: string | null): boolean => {
      const place = placeOf(url);
      if (placeOfHook.size >= REMEMBERED_MAX) forgetIdle();
      placeOfHook.set(hookId, place);
      const found = destination(place);
      if (roomOf(found) <= 0) return false;
      found.underWay += 1;
      return true;
    },
    /** Some destination that lives has no room: more may wait for it than was claimed. */
    someAreFull: (): boolean => [...known.values()].some((found) => found.state !== "silent" && roomOf(found) <= 0),
    /** Counts an attempt out; true when there was no room for another one until now, so that some may wait for it. */
    end: (url: string | null, { answered, durationMs }: { answered: boolean; durationMs: number }): boolean => {
      const found = destination(placeOf(url));
      const wasFull = roomOf(found) <= 0;
      found.underWay -= 1;
      found.state = answered && durationMs < SLOW_MS ? "proven" : "silent";
      found.room =
        answered && durationMs < QUICK_MS ? Math.min(ROOM_MAX, found.room + 1) : Math.max(ROOM_PROVEN, found.room - 1);
      return wasFull;
    },
  };

  function forgetIdle(): void {
    placeOfHook.clear();
    for (const [place, { underWay }] of known) if (underWay === 0) known.delete(place);
  }
}

const placeOf = (url: string | null): string => (url !== null && URL.canParse(url) ? new URL(url).origin : "nowhere");
