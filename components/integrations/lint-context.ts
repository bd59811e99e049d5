import { servedPermissions } from "@/lib/api/permission-table.ts";
import { findHookOf, type IntegrationDetails } from "@/lib/integrations/queries.ts";
import type { IntegrationValues } from "./form-values.ts";
import type { LintFacts } from "./lint-facts.ts";
import { storedHookValues, storedValues } from "./stored-values.ts";

/** What the linter needs in the form of one tab: everything that is stored on all of them, at which revision. */
export type LintContext = { stored: IntegrationValues; revision: number; facts: LintFacts };

export async function lintContextOf(integration: IntegrationDetails): Promise<LintContext> {
  const hook = await findHookOf(integration.id);
  const { webhook_active, webhook_url, webhook_content_type, webhook_insecure_ssl } = storedHookValues(hook);
  return {
    revision: integration.revision,
    stored: {
      ...storedValues(integration),
      webhook_active,
      webhook_url,
      webhook_content_type,
      webhook_insecure_ssl,
    },
    facts: { servedPermissions: servedPermissions(), hasStoredSecret: hook.sealedSecret !== null },
  };
}
