import { SCENE_SECRET } from "../webhook-scene.ts";
import { ask, type Story } from "./story.ts";

export const REPOSITORY_STORIES: readonly Story[] = [
  {
    title: "a repository's whole life",
    causes: [
      "repository.created",
      "repository.edited",
      "repository.publicized",
      "public",
      "repository.privatized",
      "repository.archived",
      "repository.unarchived",
      "repository.renamed",
      "repository.deleted",
    ],
    run: async ({ mona, told, hookUrl }) => {
      // The integration is installed on selected repositories, so that a webhook of the organization listens to this one.
      const config = { url: hookUrl, content_type: "json", secret: SCENE_SECRET };
      const hook = { name: "web", config, events: ["repository", "public"] };
      const { id } = await ask(mona, "POST", "/orgs/acme/hooks", hook);
      await ask(mona, "POST", "/orgs/acme/repos", { name: "story", private: true, auto_init: true });
      for (const change of [
        { description: "A story", homepage: "https://story.test" },
        { private: false },
        { private: true },
        { archived: true },
        { archived: false },
        { name: "tale" },
      ])
        await ask(mona, "PATCH", "/repos/acme/story", change);
      await ask(mona, "DELETE", "/repos/acme/tale");
      await told("repository.deleted");
      await ask(mona, "DELETE", `/orgs/acme/hooks/${id}`);
    },
  },
  {
    title: "a repository that gets another owner",
    causes: ["repository.transferred"],
    run: async ({ mona, told, hookUrl }) => {
      const config = { url: hookUrl, content_type: "json", secret: SCENE_SECRET };
      const hook = { name: "web", config, events: ["repository"] };
      const { id } = await ask(mona, "POST", "/orgs/acme/hooks", hook);
      await ask(mona, "POST", "/user/repos", { name: "wanderer", private: true });
      await ask(mona, "POST", "/repos/mona/wanderer/transfer", { new_owner: "acme" });
      await told("repository.transferred");
      await ask(mona, "DELETE", "/repos/acme/wanderer");
      await ask(mona, "DELETE", `/orgs/acme/hooks/${id}`);
    },
  },
  {
    title: "a collaborator",
    causes: ["member.added", "member.edited", "member.removed"],
    run: async ({ mona }) => {
      const path = "/repos/acme/widgets/collaborators/nat";
      await ask(mona, "PUT", path, { permission: "push" });
      await ask(mona, "PUT", path, { permission: "pull" });
      await ask(mona, "DELETE", path);
    },
  },
  {
    title: "a webhook that comes and goes",
    causes: ["ping", "meta.deleted"],
    run: async ({ mona, hookUrl, told }) => {
      const config = { url: hookUrl, content_type: "json", secret: SCENE_SECRET };
      const hook = { name: "web", config, events: ["issues"] };
      const { id } = await ask(mona, "POST", "/repos/acme/widgets/hooks", hook);
      await told("ping");
      await ask(mona, "DELETE", `/repos/acme/widgets/hooks/${id}`);
    },
  },
  {
    title: "the rules of a branch",
    causes: ["branch_protection_rule.created", "branch_protection_rule.edited", "branch_protection_rule.deleted"],
    run: async ({ mona }) => {
      const rules = {
        required_status_checks: null,
        enforce_admins: false,
        required_pull_request_reviews: null,
        restrictions: null,
      };
      const protection = "/repos/acme/widgets/branches/main/protection";
      await ask(mona, "PUT", protection, rules);
      await ask(mona, "PUT", protection, { ...rules, required_status_checks: { strict: true, contexts: ["ci"] } });
      await ask(mona, "DELETE", protection);
    },
  },
  {
    title: "a deploy key",
    causes: ["deploy_key.created", "deploy_key.deleted"],
    run: async ({ mona }) => {
      const key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIC+HZrb4Z3n9mXk7H1aJ9pGq2Yw0cNlT8uVfR5sQeDxM story";
      const { id } = await ask(mona, "POST", "/repos/acme/widgets/keys", { title: "story", key });
      await ask(mona, "DELETE", `/repos/acme/widgets/keys/${id}`);
    },
  },
];
