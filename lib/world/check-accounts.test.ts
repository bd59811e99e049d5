import { describe } from "vitest";
import { testMistakes, withOrganization, withRepository, withUser } from "@/lib/testing/world-mistakes.ts";

describe("mistakes in people", () => {
  testMistakes([
    [
      "a login with a dot",
      { users: [{ login: "mona.lisa" }] },
      ["users[0].login: use letters, digits and single hyphens; a hyphen cannot be at the start or at the end"],
    ],
    [
      "a login like a bot's",
      { users: [{ login: "ci-bot[bot]" }] },
      ["users[0].login: use letters, digits and single hyphens; a hyphen cannot be at the start or at the end"],
    ],
    ["a login that is too long", { users: [{ login: "m".repeat(40) }] }, ["users[0].login: use at most 39 characters"]],
    [
      "a login that is an address of the product",
      { users: [{ login: "Settings" }] },
      ["users[0].login: is reserved; choose another"],
    ],
    [
      "a login twice in different case",
      { users: [{ login: "mona" }, { login: "Mona", email: "other@example.test" }] },
      ["users[1].login: the login Mona is there twice"],
    ],
    [
      "an organization with a user's login",
      { users: [{ login: "mona" }], organizations: [{ login: "MONA" }] },
      ["organizations[0].login: the login MONA is there twice"],
    ],
    [
      "an address that is none",
      withUser({ email: "mona" }),
      ["users[0].email: must be a whole e-mail address such as mona@example.test"],
    ],
    [
      "an address that is somebody's default",
      { users: [{ login: "mona" }, { login: "lisa", email: "MONA@example.test" }] },
      ["users[1].email: the address MONA@example.test is there twice"],
    ],
    [
      "a further address twice",
      withUser({ emails: [{ email: "mona@example.test" }] }),
      ["users[0].emails[0].email: the address mona@example.test is there twice"],
    ],
    ["a short password", withUser({ password: "secret" }), ["users[0].password: must have at least 8 characters"]],
    [
      "a password of digits without quotes",
      withUser({ password: 12345678 }),
      ["users[0].password: must be text: put it in quotes"],
    ],
    [
      "a name of two lines",
      withUser({ name: "Mona\nLindqvist" }),
      ["users[0].name: must be one line, without control characters"],
    ],
    ["a long bio", withUser({ bio: "x".repeat(161) }), ["users[0].bio: must have at most 160 characters"]],
    [
      "a website without its scheme",
      withUser({ blog: "mona.example" }),
      ["users[0].blog: must be a full address starting with http:// or https://"],
    ],
    [
      "an unknown scope",
      withUser({ tokens: [{ token: "ghp_12345678", scopes: ["rep"] }] }),
      [/^users\[0\]\.tokens\[0\]\.scopes\[0\]: must be one of .*, did you mean "repo"\?$/],
    ],
    [
      "a token twice",
      withUser({ tokens: [{ token: "ghp_12345678" }, { token: "ghp_12345678" }] }),
      ["users[0].tokens[1].token: this token is there twice"],
    ],
    [
      "a token that no header can carry",
      withUser({ tokens: [{ token: "ghp_ 12345678" }] }),
      ["users[0].tokens[0].token: may have printable ASCII characters without spaces alone"],
    ],
    [
      "a token that looks like a JSON web token",
      withUser({ tokens: [{ token: "abcdef.abcdef.abcdef" }] }),
      [
        "users[0].tokens[0].token: would be taken for a JSON web token because of its two dots; use a value without dots",
      ],
    ],
  ]);
});

describe("mistakes in organizations", () => {
  testMistakes([
    [
      "an unknown role",
      withOrganization({ members: { mona: "owner" } }),
      ["organizations[0].members.mona: must be one of member, admin"],
    ],
    [
      "a member who is not there",
      withOrganization({ members: { mnoa: "admin" } }),
      ['organizations[0].members.mnoa: there is no user mnoa in this world, did you mean "mona"?'],
    ],
    [
      "an organization as a member",
      withOrganization({ members: { Acme: "member" } }),
      ["organizations[0].members.Acme: names the organization Acme; only users can stand here"],
    ],
    [
      "a member twice in different case",
      withOrganization({ members: { mona: "admin", Mona: "member" } }),
      ["organizations[0].members.Mona: the member Mona is there twice"],
    ],
    [
      "two teams with one address",
      withOrganization({ teams: [{ name: "Core Team" }, { name: "core-team" }] }),
      ["organizations[0].teams[1].name: a team with the address core-team is there twice"],
    ],
    [
      "somebody in a team who is not in the organization",
      withOrganization({ teams: [{ name: "Core", members: ["hubot"] }] }),
      [
        "organizations[0].teams[0].members[0]: hubot is not a member of acme; add the login to the organization's members as well",
      ],
    ],
    [
      "a team's repository that is not there",
      {
        ...withRepository(),
        organizations: [{ login: "acme", teams: [{ name: "Core", repositories: { wigets: "pull" } }] }],
      },
      [
        'organizations[0].teams[0].repositories.wigets: there is no repository acme/wigets in this world, did you mean "acme/widgets"?',
      ],
    ],
  ]);
});
