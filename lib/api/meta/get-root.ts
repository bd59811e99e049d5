import { z } from "zod";
import { apiUrl, htmlUrl } from "@/lib/platform/urls.ts";
import { ok } from "../answer.ts";
import { ANYONE, operation } from "../operation.ts";

/** Templates of the addresses that clients start from. */
const templates = () => ({
  current_user_url: apiUrl("/user"),
  emails_url: apiUrl("/user/emails"),
  issue_url: apiUrl("/repos/{owner}/{repo}/issues/{number}"),
  issues_url: apiUrl("/issues"),
  organization_url: apiUrl("/orgs/{org}"),
  organization_repositories_url: apiUrl("/orgs/{org}/repos{?type,page,per_page,sort}"),
  rate_limit_url: apiUrl("/rate_limit"),
  repository_url: apiUrl("/repos/{owner}/{repo}"),
  current_user_repositories_url: apiUrl("/user/repos{?type,page,per_page,sort}"),
  user_url: apiUrl("/users/{user}"),
  user_organizations_url: apiUrl("/user/orgs"),
  user_repositories_url: apiUrl("/users/{user}/repos{?type,page,per_page,sort}"),
  documentation_url: htmlUrl("/api/v3/openapi.json"),
});

export const getRoot = operation({
  id: "meta/root",
  method: "GET",
  path: "/",
  summary: "List where things are",
  documentation: "/rest/meta/meta#github-api-root",
  accepts: [...ANYONE, "integration"],
  requires: { anyOf: [{}], public: true },
  responses: { 200: z.record(z.string(), z.string()) },
  handler: async () => ok(templates()),
});
