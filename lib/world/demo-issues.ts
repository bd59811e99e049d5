import type { WorldInput } from "./schema.ts";

type Issue = NonNullable<NonNullable<WorldInput["repositories"]>[number]["issues"]>[number];

/** What the people of the demo world talk about. */
export const WIDGETS_ISSUES: Issue[] = [
  {
    title: "The tenon of the drawer front is loose",
    body: `Measured **11.2 mm** where [the table](docs/measurements.md) says 12.

1. take the drawer out
2. press on the left edge
3. it moves

\`\`\`ts
join({ mortise: 12, tenon: 11.2 }); // "loose"
\`\`\`
`,
    author: "hubot",
    labels: ["bug"],
    assignees: ["mona"],
    comments: [
      { author: "mona", body: "Thank you. I will cut a new one; can you check the right edge as well?" },
      {
        author: "hubot",
        body: "The right edge is fine:\n\n| edge | mm |\n|---|--:|\n| left | 11.2 |\n| right | 12.0 |",
      },
    ],
  },
  {
    title: "Say why wedges have seven degrees",
    body: "`src/wedge.ts` has the number and nothing about where it comes from.",
    author: "mona",
    labels: ["good first issue", "enhancement"],
    comments: [{ author: "hubot", body: "May I try? I would put a drawing beside it." }],
  },
  {
    title: "Round tenons split in dry rooms",
    body: "Two of five split in the flat above the bakery, where it is *very* dry.",
    author: "hubot",
    labels: ["bug"],
    state: "closed",
    comments: [
      {
        author: "mona",
        body: "> where it is *very* dry\n\nThat was it. Boards now rest for a week in the room where they will stand, which is in the notes on finishing.",
      },
    ],
  },
  {
    title: "Wedged tenons",
    body: "So that a table comes apart again:\n\n- [x] angle agreed on\n- [ ] a jig for the saw\n- [ ] a test piece in oak\n",
    author: "mona",
    labels: ["enhancement"],
    assignees: ["mona", "hubot"],
  },
  {
    title: "Use screws",
    body: "They would be quicker.",
    author: "hubot",
    state: "closed",
    state_reason: "not_planned",
    comments: [{ author: "mona", body: "They would, and it would no longer come apart by hand." }],
  },
];

export const CATALOGUE_ISSUES: Issue[] = [
  { title: "Add the staircase", body: "With the picture from the open day.", author: "hubot", assignees: ["hubot"] },
  {
    title: "The stool is sold out in ash",
    author: "mona",
    state: "closed",
    comments: [{ author: "hubot", body: "Twelve new ones are drying." }],
  },
];

export const FORUM_ISSUES: Issue[] = [
  {
    title: "How do I try an integration without a public address?",
    body: "My receiver listens on `localhost:9876`. Can it be told of events?",
    author: "hubot",
    labels: ["question"],
    comments: [
      { author: "mona", body: "Yes: while this runs on your machine, webhooks may go to loopback addresses." },
      { author: "hubot", body: "It was told of a push a second later. Thank you!" },
    ],
  },
  {
    title: "Tell an integration's owner why a request was refused",
    body: "A 404 alone does not say whether the repository was not selected or a permission is missing.",
    author: "mona",
    labels: ["wish"],
  },
];
