import type { Permissions } from "@/lib/authorization/permissions.ts";
import { checkIntegration } from "./check-integrations.ts";
import { checkReferences } from "./check-references.ts";
import { registrationProblems } from "./check-registration.ts";
import { checkUnique } from "./check-unique.ts";
import { clean } from "./clean.ts";
import { reportFixedCredentials } from "./fixed-credentials.ts";
import { namesOf } from "./names.ts";
import { inFileOrder, isMapping, itemsOf, placeOf, reportTo } from "./places.ts";
import { type Problem, problemLine, problemsOf, WorldProblems, wordsFor } from "./problems.ts";
import { readKeys } from "./read-keys.ts";
import { type World, worldSchema } from "./schema.ts";

/** A world without mistakes, and what was read and worked out on the way. */
export type CheckedWorld = {
  world: World;
  /** By the index of the integration: its permissions with those implied, and its public keys in PEM. */
  prepared: readonly PreparedIntegration[];
};
export type PreparedIntegration = { permissions: Permissions; keys: readonly string[] };

/**
 * Checks all that can be checked without a database.
 * @param directory where the paths of key files start
 * @throws {WorldProblems} with every mistake, in the order of the file
 */
export function checkWorld(
  value: unknown,
  { directory, mode }: { directory: string; mode: "local" | "test" | "production" },
): CheckedWorld {
  const problems: Problem[] = [];
  const report = reportTo(problems);
  const cleaned = clean(placeOf(value), worldSchema, report);
  const parsed = worldSchema.safeParse(cleaned, { error: wordsFor });
  if (!parsed.success) problems.push(...problemsOf(parsed.error, worldSchema));

  const world = placeOf(cleaned);
  const names = namesOf(world);
  checkUnique(world, report);
  checkReferences(world, names, report);
  if (mode === "production") reportFixedCredentials(world, report);
  const prepared = itemsOf(world, "integrations").map((integration) => {
    if (isMapping(integration.value)) problems.push(...registrationProblems(integration, problems));
    const permissions = checkIntegration(integration, { world, names, report });
    return { permissions, keys: readKeys(integration, directory, report) };
  });
  if (parsed.success && problems.length === 0) return { world: parsed.data, prepared };
  throw new WorldProblems([...new Set(inFileOrder(problems, cleaned).map(problemLine))]);
}
