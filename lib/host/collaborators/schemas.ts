import { z } from "zod";
import { REPOSITORY_ROLES } from "@/lib/authorization/roles.ts";

/** A role; the names of `role_name` mean the same. */
const permission = z
  .string()
  .transform((word) => (word === "read" ? "pull" : word === "write" ? "push" : word))
  .pipe(z.enum(REPOSITORY_ROLES, { error: `use one of ${REPOSITORY_ROLES.join(", ")}` }));

export const addCollaboratorInput = z.object({ permission: permission.default("push") });
export type AddCollaboratorInput = z.output<typeof addCollaboratorInput>;
