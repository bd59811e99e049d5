import type { PermissionKey } from "@/lib/authorization/permission-catalogue.ts";
import { withImpliedMetadata } from "@/lib/authorization/permissions.ts";
import type { LintedRegistration } from "@/lib/integrations/lint.ts";
import { type IntegrationValues, knownPermissions } from "./form-values.ts";

/** What the linter knows besides what stands in the form. */
export type LintFacts = {
  servedPermissions: readonly PermissionKey[];
  /** Whether a webhook secret is stored, which no form shows. */
  hasStoredSecret: boolean;
};

/** What a form holds, as the linter reads it. */
export function linted(values: IntegrationValues, { hasStoredSecret }: LintFacts): LintedRegistration {
  return {
    ...values,
    permissions: withImpliedMetadata(knownPermissions(values.permissions)),
    webhook_has_secret: hasStoredSecret || values.webhook_secret !== "",
  };
}
