import type { CatalogueRow } from "./row.ts";

/**
 * Permissions that open no documented endpoint of their own but that the official `app-permissions` schema names,
 * that events need, or that public manifests ask for (wire facts §4): refusing them would refuse those integrations.
 */
export const REPOSITORY_PERMISSIONS_WITHOUT_OPERATIONS = {
  discussions: {
    title: "Discussions",
    description: "The repository's discussions and their comments.",
    verbs: { read: "read discussions", write: "start, change and answer discussions" },
  },
  merge_queues: {
    title: "Merge queues",
    description: "The queues in which pull requests wait to be merged.",
    verbs: { read: "read merge queues", write: "change merge queues" },
    power: "code",
  },
  packages: {
    title: "Packages",
    description: "Packages that are published from the repository.",
    verbs: { read: "read packages", write: "publish and delete packages" },
    power: "automation",
  },
  repository_projects: {
    title: "Project boards",
    description: "Project boards of the repository.",
    verbs: {
      read: "read project boards",
      write: "create and change project boards",
      admin: "create, change and delete project boards and who reaches them",
    },
  },
  single_file: {
    title: "Single files",
    description: "Up to ten files of the code, each named when the integration is registered.",
    verbs: { read: "read the files named here", write: "read and change the files named here" },
    power: "code",
  },
} as const satisfies Record<string, CatalogueRow>;

export const ORGANIZATION_PERMISSIONS_WITHOUT_OPERATIONS = {
  organization_announcement_banners: {
    title: "Announcement banners",
    description: "The banner that members of the organization see on its pages.",
    verbs: { read: "read the organization's banner", write: "set and remove the organization's banner" },
  },
  organization_custom_roles: {
    title: "Custom repository roles",
    description: "Roles on repositories that the organization defined itself.",
    verbs: { read: "read the organization's own roles", write: "define and change the organization's own roles" },
    power: "access",
  },
  organization_packages: {
    title: "Packages",
    description: "Packages that the organization publishes.",
    verbs: { read: "read the organization's packages", write: "publish and delete the organization's packages" },
    power: "automation",
  },
  organization_plan: {
    title: "Billing plan",
    description: "Which plan the organization is on.",
    verbs: { read: "read the organization's plan" },
  },
  team_discussions: {
    title: "Team discussions",
    description: "Discussions within the organization's teams.",
    verbs: { read: "read team discussions", write: "start and answer team discussions" },
  },
} as const satisfies Record<string, CatalogueRow>;
