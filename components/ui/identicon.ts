/** Tiles per side, and the side of a tile in SVG units. */
const TILES = 2;
const UNIT = 8;
/** Paper around and between the tiles. */
const MARGIN = 3;
const GAP = 1;
const STEP = UNIT + GAP;
const SIZE = TILES * STEP - GAP + 2 * MARGIN;

/** Ink and paper of equal strength; each pair keeps 3:1 so that the picture reads on either theme. */
const PAIRS = [
  ["#8a4b12", "#f6dfc4"],
  ["#2c4bc0", "#dbe4ff"],
  ["#176a3a", "#d3f0df"],
  ["#9a2f5f", "#fbdbe8"],
  ["#6b40bd", "#e8defc"],
  ["#0f6674", "#d0eef3"],
  ["#7a5a00", "#f5e9b8"],
  ["#a8341c", "#fddfd6"],
  ["#3f5564", "#dde6ec"],
  ["#4d6212", "#e5efc6"],
  ["#7b2d8b", "#f3dcf8"],
  ["#0b5fa5", "#d6eafa"],
  ["#5b4636", "#ebe1d8"],
  ["#00695c", "#cdf1ea"],
  ["#8f1f3a", "#fadbe1"],
  ["#3a3f9e", "#e0e2fb"],
] as const;

/**
 * Four ways to fill a tile, as joints of two pieces of wood are drawn: a tongue pointing up, right, down or left.
 * Each is a path relative to the tile's corner.
 */
const JOINTS = [
  `v-${UNIT / 2}h${UNIT / 4}v-${UNIT / 2}h${UNIT / 2}v${UNIT / 2}h${UNIT / 4}v${UNIT / 2}z`,
  `v-${UNIT}h${UNIT / 2}v${UNIT / 4}h${UNIT / 2}v${UNIT / 2}h-${UNIT / 2}v${UNIT / 4}z`,
  `m${UNIT / 4} 0v-${UNIT / 2}h-${UNIT / 4}v-${UNIT / 2}h${UNIT}v${UNIT / 2}h-${UNIT / 4}v${UNIT / 2}z`,
  `m${UNIT / 2} 0v-${UNIT / 4}h-${UNIT / 2}v-${UNIT / 2}h${UNIT / 2}v-${UNIT / 4}h${UNIT / 2}v${UNIT}z`,
] as const;

export type Identicon = { ink: string; paper: string; path: string; viewBox: string };

/** The picture that stands for an account without an avatar: the same seed always gives the same picture. */
export function identicon(seed: string): Identicon {
  let state = hash(seed);
  const next = (bound: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) % bound;
  };
  const [ink, paper] = PAIRS[next(PAIRS.length)] ?? PAIRS[0];
  let path = "";
  for (let row = 0; row < TILES; row++) {
    for (let column = 0; column < TILES; column++) {
      const kind = next(5);
      const corner = `M${MARGIN + column * STEP} ${MARGIN + row * STEP + UNIT}`;
      path += corner + (JOINTS[kind] ?? `v-${UNIT}h${UNIT}v${UNIT}z`);
    }
  }
  return { ink, paper, path, viewBox: `0 0 ${SIZE} ${SIZE}` };
}

/** FNV-1a, 32 bits: enough to spread names over pictures, and the same everywhere. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) {
    value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return value;
}
