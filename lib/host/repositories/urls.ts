import { config } from "@/lib/platform/config.ts";
import { shared } from "@/lib/platform/shared.ts";
import { apiUrl, htmlUrl } from "@/lib/platform/urls.ts";

type Named = { ownerLogin: string; name: string };

/** The repository's page; `path` continues it and starts with a slash. */
export const repositoryHtmlUrl = ({ ownerLogin, name }: Named, path = ""): string =>
  htmlUrl(`/${ownerLogin}/${name}${path}`);

/** The repository under the REST API; `path` continues it and starts with a slash. */
export const repositoryApiUrl = ({ ownerLogin, name }: Named, path = ""): string =>
  apiUrl(`/repos/${ownerLogin}/${name}${path}`);

/** A path of a file or the name of a ref inside an address: slashes stay. */
export const encodePath = (path: string): string => path.split("/").map(encodeURIComponent).join("/");

/** The addresses under the REST API in every representation of a repository; RFC 6570 templates where they have braces. */
export const REPOSITORY_API_PATHS = {
  url: "",
  archive_url: "/{archive_format}{/ref}",
  assignees_url: "/assignees{/user}",
  blobs_url: "/git/blobs{/sha}",
  branches_url: "/branches{/branch}",
  collaborators_url: "/collaborators{/collaborator}",
  comments_url: "/comments{/number}",
  commits_url: "/commits{/sha}",
  compare_url: "/compare/{base}...{head}",
  contents_url: "/contents/{+path}",
  contributors_url: "/contributors",
  deployments_url: "/deployments",
  downloads_url: "/downloads",
  events_url: "/events",
  forks_url: "/forks",
  git_commits_url: "/git/commits{/sha}",
  git_refs_url: "/git/refs{/sha}",
  git_tags_url: "/git/tags{/sha}",
  hooks_url: "/hooks",
  issue_comment_url: "/issues/comments{/number}",
  issue_events_url: "/issues/events{/number}",
  issues_url: "/issues{/number}",
  keys_url: "/keys{/key_id}",
  labels_url: "/labels{/name}",
  languages_url: "/languages",
  merges_url: "/merges",
  milestones_url: "/milestones{/number}",
  notifications_url: "/notifications{?since,all,participating}",
  pulls_url: "/pulls{/number}",
  releases_url: "/releases{/id}",
  stargazers_url: "/stargazers",
  statuses_url: "/statuses/{sha}",
  subscribers_url: "/subscribers",
  subscription_url: "/subscription",
  tags_url: "/tags",
  teams_url: "/teams",
  trees_url: "/git/trees{/sha}",
} as const;

type ApiUrls = Record<keyof typeof REPOSITORY_API_PATHS, string>;

// Listed once: a page of repositories is made of thousands of these.
const API_PATHS = Object.entries(REPOSITORY_API_PATHS) as [keyof ApiUrls, string][];

/**
 * Everything that ends in `_url` in a repository. The addresses for git's own protocol, ssh and svn are keys of the
 * wire format; git over HTTP at `clone_url` is what is served.
 */
export function repositoryUrls(repository: Named) {
  const base = repositoryApiUrl(repository);
  const page = repositoryHtmlUrl(repository);
  const { host, hostname } = publicHost();
  const path = `${repository.ownerLogin}/${repository.name}.git`;
  const urls = {} as ApiUrls;
  for (const [key, rest] of API_PATHS) urls[key] = base + rest;
  return {
    ...urls,
    html_url: page,
    clone_url: `${page}.git`,
    git_url: `git://${host}/${path}`,
    ssh_url: `git@${hostname}:${path}`,
    svn_url: page,
  };
}

const publicHost = () => shared("public-host", () => new URL(config().publicUrl));
