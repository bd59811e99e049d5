import type { AuditAction } from "@/lib/audit/record-audit.ts";

/** What happened, in words; an action that has none here is shown by its name. */
const WORDS: Partial<Record<AuditAction, string>> = {
  "user.create": "Account created",
  "user.login": "Signed in",
  "user.failed_login": "A wrong password was tried",
  "user.logout": "Signed out",
  "user.session_revoked": "A browser was signed out",
  "user.change_password": "Password changed",
  "user.add_email": "E-mail address added",
  "user.remove_email": "E-mail address removed",
  "user.verify_email": "E-mail address confirmed",
  "user.change_primary_email": "Primary e-mail address changed",
  "user.link_identity": "Sign-in by another site linked",
  "user.unlink_identity": "Sign-in by another site unlinked",
  "oauth_authorization.create": "Authorized to act as you",
  "oauth_authorization.update": "Authorized to do more as you",
  "oauth_authorization.destroy": "Can no longer act as you",
  "oauth_access.destroy": "Tokens ended: somebody else may have had them",
  "personal_access_token.create": "Personal access token made",
  "personal_access_token.destroy": "Personal access token ended",
  "two_factor_authentication.enabled": "Second factor switched on",
  "two_factor_authentication.disabled": "Second factor switched off",
  "two_factor_authentication.recovery_codes_regenerated": "New recovery codes made",
  "passkey.register": "Passkey added",
  "passkey.remove": "Passkey removed",
  "integration.create": "Integration registered",
  "integration.update": "Integration changed",
  "integration.destroy": "Integration deleted",
  "integration.transfer": "Integration transferred",
  "integration.generate_key": "Private key of an integration generated",
  "integration.remove_key": "Private key of an integration deleted",
  "integration.generate_client_secret": "Client secret of an integration generated",
  "integration.remove_client_secret": "Client secret of an integration deleted",
  "integration_installation.create": "Integration installed",
  "integration_installation.destroy": "Integration uninstalled",
  "integration_installation.suspend": "Installation suspended",
  "integration_installation.unsuspend": "Installation no longer suspended",
  "integration_installation.version_updated": "New permissions accepted",
  "integration_installation.repositories_added": "Repositories added to an installation",
  "integration_installation.repositories_removed": "Repositories taken from an installation",
};

export const actionWords = (action: string): string => (WORDS as Readonly<Record<string, string>>)[action] ?? action;

/** What the log can be narrowed to. */
export const LOG_GROUPS: readonly { value: string; label: string }[] = [
  { value: "", label: "Everything" },
  { value: "user", label: "Account and sign-in" },
  { value: "oauth_authorization", label: "Authorizations" },
  { value: "personal_access_token", label: "Personal access tokens" },
  { value: "integration", label: "Integrations" },
  { value: "integration_installation", label: "Installations" },
  { value: "org", label: "Organizations" },
  { value: "repo", label: "Repositories" },
];
