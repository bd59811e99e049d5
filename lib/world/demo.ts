import type { WorldInput } from "./schema.ts";

const WIDGETS_README = `# Widgets

Small parts that fit together without glue.

\`\`\`ts
import { join } from "./src/join.ts";

join({ mortise: 12, tenon: 12 }); // → "tight"
\`\`\`

## What is here

| folder | holds |
|---|---|
| \`src/\` | how two parts are joined |
| \`docs/\` | the measurements we agreed on |

- [x] round tenons
- [ ] wedged tenons
`;

const JOIN_TS = `export type Joint = { mortise: number; tenon: number };

/** How a tenon sits in its mortise; both in millimetres. */
export function join({ mortise, tenon }: Joint): "tight" | "loose" | "does not fit" {
  if (tenon > mortise) return "does not fit";
  return mortise - tenon < 0.5 ? "tight" : "loose";
}
`;

/** What an empty database starts with: people, organizations and repositories to try an integration on. */
export const demoWorld: WorldInput = {
  users: [
    {
      login: "mona",
      name: "Mona Lindqvist",
      site_admin: true,
      description: "Joiner. Owns both workshops.",
      location: "Uppsala",
    },
    { login: "hubot", name: "Hugo Botha", description: "Apprentice who reports what breaks." },
  ],
  organizations: [
    {
      login: "acme",
      name: "Acme Workshop",
      description: "Furniture that comes apart and goes together again.",
      url: "https://acme.example.test",
      members: { mona: "admin", hubot: "member" },
      teams: [
        { name: "Core", description: "Looks after the widgets", members: ["hubot"], repositories: { widgets: "push" } },
      ],
    },
    {
      login: "platform",
      name: "Platform",
      description: "Where integrations are talked about.",
      members: { mona: "admin" },
    },
  ],
  repositories: [
    {
      name: "acme/widgets",
      private: true,
      description: "Small parts that fit together",
      files: {
        "README.md": WIDGETS_README,
        "src/join.ts": JOIN_TS,
        "src/wedge.ts": "export const WEDGE_ANGLE_DEGREES = 7;\n",
        "docs/measurements.md": "# Measurements\n\nA tenon is a third of the thickness of its board.\n",
        "package.json": '{\n  "name": "widgets",\n  "version": "1.4.0",\n  "type": "module"\n}\n',
      },
      labels: [
        { name: "bug", color: "d73a4a", description: "Something does not fit" },
        { name: "enhancement", color: "a2eeef", description: "Something could fit better" },
        { name: "good first issue", color: "7057ff", description: "A small one to begin with" },
      ],
      issues: [
        {
          title: "The tenon of the drawer front is loose",
          body: "Measured **11.2 mm** where the drawing says 12.\n\n1. take the drawer out\n2. press on the left edge\n3. it moves",
          author: "hubot",
          labels: ["bug"],
          assignees: ["mona"],
          comments: [
            { author: "mona", body: "Thank you. I will cut a new one; can you check the right edge as well?" },
          ],
        },
        { title: "Document the wedge angle", author: "mona", labels: ["good first issue", "enhancement"] },
        { title: "Round tenons split in dry rooms", author: "hubot", labels: ["bug"], state: "closed" },
      ],
    },
    {
      name: "acme/catalogue",
      description: "What we make, with pictures",
      files: {
        "README.md": "# Catalogue\n\nEvery piece we make, from stool to staircase.\n",
        "pieces/stool.md": "# Stool\n\nThree legs, no screws.\n",
      },
      issues: [{ title: "Add the staircase", author: "hubot" }],
    },
    {
      name: "acme/drawings",
      private: true,
      description: "Drawings that customers have not seen yet",
      files: { "README.md": "# Drawings\n\nNot for the road.\n" },
    },
    {
      name: "platform/forum",
      description: "Questions and wishes about integrations",
      files: {
        "README.md": "# Forum\n\nOpen an issue to ask a question or to tell us what you miss.\n",
      },
      labels: [
        { name: "question", color: "d876e3" },
        { name: "wish", color: "0e8a16" },
      ],
      issues: [
        {
          title: "How do I try an integration without a public address?",
          body: "My receiver listens on `localhost:9876`. Can it be told of events?",
          author: "hubot",
          labels: ["question"],
          comments: [
            { author: "mona", body: "Yes: while this runs on your machine, webhooks may go to loopback addresses." },
          ],
        },
      ],
    },
    {
      name: "mona/dotfiles",
      description: "How I like my shell",
      files: { "README.md": "# Dotfiles\n", ".profile": "export EDITOR=vi\n" },
    },
  ],
  integrations: [
    {
      name: "Plumb Line",
      owner: "platform",
      description: "Checks every commit and opens an issue when something is out of true.",
      url: "http://localhost:9876/",
      webhook: { url: "http://127.0.0.1:9876/hook" },
      setup_url: "http://localhost:9876/setup",
      callback_urls: ["http://localhost:9876/callback"],
      permissions: { issues: "write", contents: "read", statuses: "write", deployments: "write" },
      events: ["issues", "push"],
      public: true,
    },
  ],
};
