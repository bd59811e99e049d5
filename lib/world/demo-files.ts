/** What stands in the repositories of the demo world. */

const README = `# Widgets

Small parts that fit together without glue.

\`\`\`ts
import { join } from "./src/join.ts";

join({ mortise: 12, tenon: 11.8 }); // → "tight"
\`\`\`

## What is here

| folder | holds |
|---|---|
| \`src/\` | how two parts are joined |
| \`test/\` | what must hold before a part leaves the workshop |
| \`docs/\` | the measurements we agreed on |

## What can be joined

- [x] round tenons
- [x] square tenons
- [ ] wedged tenons

> Measure twice; the third time is for the joy of it.
`;

const JOIN = `export type Joint = { mortise: number; tenon: number };
export type Fit = "tight" | "loose" | "does not fit";

/** More play than this can be felt by hand, in millimetres. */
const PLAY_MAX = 0.5;

/** How a tenon sits in its mortise; both in millimetres. */
export function join({ mortise, tenon }: Joint): Fit {
  if (tenon > mortise) return "does not fit";
  return mortise - tenon < PLAY_MAX ? "tight" : "loose";
}
`;

const WEDGE = `/** Steeper wedges jump out again, flatter ones split the board. */
export const WEDGE_ANGLE_DEGREES = 7;

/** How far a wedge of this length spreads the tenon, in the unit of the length. */
export function spread(length: number): number {
  return length * Math.tan((WEDGE_ANGLE_DEGREES * Math.PI) / 180);
}
`;

const JOIN_TEST = `import assert from "node:assert/strict";
import { test } from "node:test";
import { join } from "../src/join.ts";

test("a tenon of the same size is tight", () => {
  assert.equal(join({ mortise: 12, tenon: 12 }), "tight");
});

test("a millimetre of play is loose", () => {
  assert.equal(join({ mortise: 12, tenon: 11 }), "loose");
});
`;

const MEASUREMENTS = `# Measurements

All in millimetres, at 50 % humidity.

| part | board | tenon |
|---|--:|--:|
| drawer front | 36 | 12 |
| stool leg | 45 | 15 |
| table frame | 60 | 20 |

A tenon is a third of the thickness of its board. Whoever needs another measure writes down why, here.
`;

const FINISHING = `# Finishing

1. Sand along the grain, first with 120, then with 240.
2. Oil thinly. Wait a day.
3. Oil again, and wipe off what has not gone in after an hour.

Rags with oil in them are hung outside, one by one: in a heap they catch fire by themselves.
`;

const MANIFEST = `{
  "name": "widgets",
  "version": "1.4.0",
  "type": "module",
  "scripts": {
    "test": "node --test test/"
  }
}
`;

export const WIDGETS = {
  "README.md": README,
  "CONTRIBUTING.md":
    "# Contributing\n\nOpen an issue before you cut anything larger than a drawer. One joint for each change.\n",
  "docs/finishing.md": FINISHING,
  "docs/measurements.md": MEASUREMENTS,
  "package.json": MANIFEST,
  "src/join.ts": JOIN,
  "src/wedge.ts": WEDGE,
  "test/join.test.ts": JOIN_TEST,
};

export const CATALOGUE = {
  "README.md":
    "# Catalogue\n\nEvery piece we make, from stool to staircase. Each has a page of its own under [pieces](pieces/).\n",
  "pieces/stool.md": "# Stool\n\nThree legs, so that it never rocks. No screws.\n\n- ash or oak\n- seat at 45 cm\n",
  "pieces/trestle-table.md":
    "# Trestle table\n\nComes apart with two wedges and goes through any door.\n\n- top of three boards\n- seats eight\n",
  "prices.csv": "piece,wood,price\nstool,ash,140\nstool,oak,165\ntrestle table,oak,980\n",
};

const STOOL_DRAWING = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 100" fill="none" stroke="#1f2328" stroke-width="2">
  <rect x="20" y="20" width="80" height="8" rx="2" />
  <path d="M32 28 20 90M60 28v62M88 28l12 62" />
  <path d="M26 60h67" />
</svg>
`;

export const DRAWINGS = {
  "README.md": "# Drawings\n\nNot for the road: customers have not seen these yet.\n",
  "stool.svg": STOOL_DRAWING,
};

export const FORUM = {
  "README.md": "# Forum\n\nOpen an issue to ask a question or to tell us what you miss.\n",
};

export const DOTFILES = {
  "README.md": "# Dotfiles\n\nHow I like my shell.\n",
  ".profile": 'export EDITOR=vi\nexport PATH="$HOME/bin:$PATH"\n',
  ".gitconfig": "[pull]\n\trebase = true\n[init]\n\tdefaultBranch = main\n",
};
