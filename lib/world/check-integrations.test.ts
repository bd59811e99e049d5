import { describe } from "vitest";
import { testMistakes, withIntegration, withOrganization } from "@/lib/testing/world-mistakes.ts";

describe("mistakes in integrations", () => {
  testMistakes([
    [
      "an owner who is not there",
      withIntegration({ owner: "acne" }),
      ['integrations[0].owner: there is no user or organization acne in this world, did you mean "acme"?'],
    ],
    [
      "a name that is too long",
      withIntegration({ name: "x".repeat(35) }),
      ["integrations[0].name: use at most 34 characters for the name; it has 35"],
    ],
    [
      "two names with one address",
      {
        ...withOrganization(),
        integrations: [
          { name: "CI Bot", owner: "acme" },
          { name: "ci-bot", owner: "mona" },
        ],
      },
      ["integrations[1].name: an integration with the address ci-bot is there twice"],
    ],
    [
      "the login of somebody else as a name",
      withIntegration({ name: "Hubot" }),
      ["integrations[0].name: hubot is the login of another account; choose another name"],
    ],
    [
      "a homepage without its scheme",
      withIntegration({ url: "ci.example.test" }),
      [/^integrations\[0\]\.url: enter the homepage URL in full, /],
    ],
    [
      "a setup URL beside authorization during installation",
      withIntegration({
        setup_url: "http://localhost/setup",
        request_oauth_on_install: true,
        callback_urls: ["http://localhost/callback"],
      }),
      [/^integrations\[0\]\.setup_url: clear the setup URL, /],
    ],
    [
      "a webhook without an address",
      withIntegration({ webhook: { secret: "s3cret" } }),
      ["integrations[0].webhook.url: enter the webhook URL, or switch the webhook off"],
    ],
    [
      "a callback URL without its scheme",
      withIntegration({ callback_urls: ["localhost:9999"] }),
      [/^integrations\[0\]\.callback_urls\[0\]\.url: enter the callback URL in full, /],
    ],
    [
      "a client id twice, of an OAuth application and an integration",
      {
        ...withIntegration({ client_id: "0123456789abcdef" }),
        oauth_apps: [{ name: "Dashboard", owner: "mona", client_id: "0123456789abcdef" }],
      },
      ["integrations[0].client_id: this client id is there twice"],
    ],
    [
      "a level that a permission does not have",
      withIntegration({ permissions: { metadata: "write" } }),
      ['integrations[0].permissions.metadata: level not offered, use "read"'],
    ],
    [
      "an empty level",
      withIntegration({ permissions: { issues: null } }),
      [/^integrations\[0\]\.permissions\.issues: unknown level, use /],
    ],
    [
      "an event that the permissions do not offer",
      withIntegration({ permissions: { contents: "read" }, events: ["issues"] }),
      ["integrations[0].events[0]: issues needs read access to Issues; choose the permission or remove the event"],
    ],
    [
      "an event that comes by itself",
      withIntegration({ events: ["installation"] }),
      ["integrations[0].events[0]: installation cannot be subscribed to; remove it"],
    ],
    [
      "a private integration on another account",
      withIntegration({ installations: [{ account: "mona" }] }),
      [
        "integrations[0].installations[0].account: the integration is private and can be installed on acme alone; set public: true",
      ],
    ],
    [
      "an installation on an account that is not there",
      withIntegration({ installations: [{ account: "acne" }] }),
      [
        'integrations[0].installations[0].account: there is no user or organization acne in this world, did you mean "acme"?',
      ],
    ],
    [
      "an installation twice on one account",
      withIntegration({ installations: [{ account: "acme" }, { account: "Acme" }] }),
      ["integrations[0].installations[1].account: an installation on Acme is there twice"],
    ],
    [
      "an installation on no repository",
      withIntegration({ installations: [{ account: "acme", repositories: [] }] }),
      ["integrations[0].installations[0].repositories: must be all or name at least one repository"],
    ],
    [
      "an installation on a repository by two spellings",
      withIntegration({ installations: [{ account: "acme", repositories: ["widgets", "Acme/Widgets"] }] }),
      ["integrations[0].installations[0].repositories[1]: the repository Acme/Widgets is there twice"],
    ],
    [
      "an installation on another account's repository",
      withIntegration({ installations: [{ account: "acme", repositories: ["mona/widgets"] }] }),
      ["integrations[0].installations[0].repositories[0]: mona/widgets does not belong to acme"],
    ],
    [
      "a word that is not all",
      withIntegration({ installations: [{ account: "acme", repositories: "every" }] }),
      ["integrations[0].installations[0].repositories: must be all or a list of names"],
    ],
    [
      "an impossible path of a single file",
      withIntegration({ single_file_paths: ["../a"] }),
      ['integrations[0].single_file_paths[0]: must not have "." or ".." as a part'],
    ],
  ]);
});
