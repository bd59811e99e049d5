import { CATALOGUE, DOTFILES, DRAWINGS, FORUM, WIDGETS } from "./demo-files.ts";
import { CATALOGUE_ISSUES, FORUM_ISSUES, WIDGETS_ISSUES } from "./demo-issues.ts";
import type { WorldInput } from "./schema.ts";

/** What an empty database starts with: people, organizations and repositories to try an integration on. */
export const demoWorld: WorldInput = {
  site: { feedback_url: "/platform/forum/issues" },
  users: [
    {
      login: "mona",
      name: "Mona Lindqvist",
      site_admin: true,
      bio: "Joiner. Owns both workshops.",
      location: "Uppsala",
    },
    { login: "hubot", name: "Hugo Botha", bio: "Apprentice who reports what breaks." },
  ],
  organizations: [
    {
      login: "acme",
      name: "Acme Workshop",
      description: "Furniture that comes apart and goes together again.",
      blog: "https://acme.example.test",
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
      homepage: "https://acme.example.test/widgets",
      files: WIDGETS,
      labels: [
        { name: "bug", color: "d73a4a", description: "Something does not fit" },
        { name: "enhancement", color: "a2eeef", description: "Something could fit better" },
        { name: "good first issue", color: "7057ff", description: "A small one to begin with" },
      ],
      issues: WIDGETS_ISSUES,
    },
    {
      name: "acme/catalogue",
      description: "What we make, with prices",
      files: CATALOGUE,
      issues: CATALOGUE_ISSUES,
    },
    {
      name: "acme/drawings",
      private: true,
      description: "Drawings that customers have not seen yet",
      files: DRAWINGS,
    },
    {
      name: "platform/forum",
      description: "Questions and wishes about integrations",
      files: FORUM,
      labels: [
        { name: "question", color: "d876e3", description: "Somebody wants to know something" },
        { name: "wish", color: "0e8a16", description: "Somebody misses something" },
      ],
      issues: FORUM_ISSUES,
    },
    {
      name: "mona/dotfiles",
      description: "How I like my shell",
      files: DOTFILES,
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
