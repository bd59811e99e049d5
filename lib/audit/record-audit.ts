import type { Prisma } from "@/generated/prisma/client.ts";
import { clock } from "@/lib/platform/clock.ts";
import type { Tx } from "@/lib/platform/db.ts";

/** The acts that are kept. Source of the vocabulary: wire facts §1.21. */
export type AuditAction =
  | `integration.${"create" | "update" | "destroy" | "transfer" | "transfer_start" | "transfer_decline" | "transfer_cancel" | "generate_key" | "remove_key" | "generate_client_secret" | "remove_client_secret" | "generate_listen_code" | "suspend" | "unsuspend" | "revoke_tokens" | "revoke_all_tokens" | "manager_added" | "manager_removed"}`
  | `integration_installation.${"create" | "destroy" | "repositories_added" | "repositories_removed" | "suspend" | "unsuspend" | "version_updated" | "version_put_off"}`
  | `integration_installation_request.${"create" | "close"}`
  | `org.${"create" | "update" | "rename" | "delete" | "remove_outside_collaborator" | "invite_member" | "cancel_invitation" | "add_member" | "remove_member" | "update_member" | "integration_manager_added" | "integration_manager_removed"}`
  | `team.${"create" | "destroy" | "rename" | "change_privacy" | "change_parent_team" | "add_member" | "remove_member" | "promote_maintainer" | "demote_maintainer" | "add_repository" | "remove_repository" | "update_repository_permission"}`
  | `ip_allow_list_entry.${"create" | "destroy"}`
  | `repo.${"create" | "destroy" | "transfer" | "transfer_start" | "transfer_decline" | "transfer_cancel" | "access" | "add_member" | "remove_member" | "update_member" | "rename"}`
  | `user.${"create" | "rename" | "login" | "failed_login" | "logout" | "session_revoked" | "change_password" | "add_email" | "remove_email" | "verify_email" | "change_primary_email" | "link_identity" | "unlink_identity" | "sign_agreement" | "confirm_sign_in"}`
  | `protected_branch.${"create" | "update" | "destroy"}`
  | `hook.${"create" | "config_changed" | "active_changed" | "events_changed" | "destroy"}`
  | `site.${"publish_agreement" | "require_agreement" | "change_feedback_address" | "change_outbound_allow_list"}`
  | `two_factor_authentication.${"enabled" | "disabled" | "recovery_codes_regenerated"}`
  | `passkey.${"register" | "remove"}`
  | `personal_access_token.${"create" | "update" | "destroy" | "credential_regenerated" | "request_created" | "request_cancelled" | "request_denied" | "access_granted" | "access_revoked" | "access_restriction_enabled" | "access_restriction_disabled" | "auto_approve_grant_requests_enabled" | "auto_approve_grant_requests_disabled" | "expiration_limit_set" | "expiration_limit_unset"}`
  | `oauth_application.${"create" | "update" | "destroy" | "transfer" | "generate_client_secret" | "remove_client_secret" | "revoke_all_tokens" | "suspend" | "unsuspend"}`
  | `org.${"oauth_app_access_requested" | "oauth_app_access_approved" | "oauth_app_access_denied" | "enable_oauth_app_restrictions" | "disable_oauth_app_restrictions"}`
  | `oauth_authorization.${"create" | "update" | "destroy"}`
  | "commit_comment.destroy"
  | "oauth_access.destroy";

/** One line of the audit log, written in the transaction of the act. `accountId` is whose log it belongs to. */
export async function recordAudit(
  tx: Tx,
  entry: {
    action: AuditAction;
    actorId: number | null;
    accountId: number;
    integrationId?: number;
    installationId?: number;
    repositoryId?: number;
    data?: Prisma.InputJsonObject;
  },
): Promise<void> {
  const { data = {}, ...rest } = entry;
  await tx.auditEntry.create({ data: { ...rest, data, createdAt: clock.now() } });
}
