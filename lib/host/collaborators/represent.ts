import { z } from "zod";
import { representSimpleUser, type SimpleAccount, simpleUserSchema } from "@/lib/accounts/represent.ts";
import type { RepositoryRole } from "@/lib/authorization/roles.ts";
import { permissionsOfRole, repositoryPermissionsSchema } from "../repositories/represent.ts";

/** The names of the roles where the wire format says `role_name`. */
const ROLE_NAMES = {
  pull: "read",
  triage: "triage",
  push: "write",
  maintain: "maintain",
  admin: "admin",
} as const satisfies Record<RepositoryRole, string>;

/** The three levels of `permission`, from before there were five roles. */
const PERMISSIONS = {
  pull: "read",
  triage: "read",
  push: "write",
  maintain: "write",
  admin: "admin",
} as const satisfies Record<RepositoryRole, string>;

export const roleName = (role: RepositoryRole): string => ROLE_NAMES[role];
export const coarsePermission = (role: RepositoryRole): "read" | "write" | "admin" => PERMISSIONS[role];

/** Source of the keys: the official schema `collaborator`. */
export const collaboratorSchema = simpleUserSchema
  .extend({ permissions: repositoryPermissionsSchema, role_name: z.string() })
  .meta({ id: "collaborator" });

export type CollaboratorRow = SimpleAccount & { role: RepositoryRole };

export function representCollaborator(row: CollaboratorRow): z.infer<typeof collaboratorSchema> {
  return { ...representSimpleUser(row), permissions: permissionsOfRole(row.role), role_name: roleName(row.role) };
}

/** Source of the keys: the official schema `repository-collaborator-permission`. */
export const collaboratorPermissionSchema = z
  .object({
    permission: z.enum(["admin", "write", "read", "none"]),
    role_name: z.string(),
    user: collaboratorSchema,
  })
  .meta({ id: "repository-collaborator-permission" });

export function representCollaboratorPermission(
  account: SimpleAccount,
  role: RepositoryRole | null,
): z.infer<typeof collaboratorPermissionSchema> {
  const name = role === null ? "" : roleName(role);
  return {
    permission: role === null ? "none" : coarsePermission(role),
    role_name: name,
    user: { ...representSimpleUser(account), permissions: permissionsOfRole(role), role_name: name },
  };
}
