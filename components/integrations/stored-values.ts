import type { HookRow, IntegrationDetails } from "@/lib/integrations/queries.ts";
import { permissionsOf, reasonsOf } from "@/lib/integrations/stored-permissions.ts";
import { type IntegrationValues, NEW_VALUES } from "./form-values.ts";

/** What is stored of an integration, as its forms show it. A secret stays where it is. */
export function storedValues(integration: IntegrationDetails): IntegrationValues {
  const [version] = integration.versions;
  return {
    ...NEW_VALUES,
    name: integration.name,
    description: integration.description ?? "",
    url: integration.url,
    callback_urls: integration.callbackUrls,
    expire_user_tokens: integration.expireUserTokens,
    request_oauth_on_install: integration.requestOauthOnInstall,
    device_flow: integration.deviceFlow,
    install_receipts: integration.installReceipts,
    setup_url: integration.setupUrl ?? "",
    setup_on_update: integration.setupOnUpdate,
    permissions: { ...permissionsOf(version?.permissions) },
    reasons: { ...reasonsOf(version?.reasons) },
    events: [...(version?.events ?? [])],
    single_file_paths: integration.singleFilePaths,
    public: integration.public,
  };
}

/** The same for its webhook. */
export function storedHookValues(hook: HookRow): IntegrationValues {
  return {
    ...NEW_VALUES,
    webhook_active: hook.active,
    webhook_url: hook.url ?? "",
    webhook_content_type: hook.contentType === "form" ? "form" : "json",
    webhook_insecure_ssl: hook.insecureSsl,
  };
}
