import { forbidden, notFound } from "@/lib/api/errors.ts";
import { permissionsOf } from "@/lib/integrations/stored-permissions.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import { findInstallRight } from "./find-standing.ts";
import { grantInstallation, type Installable, lockInstallable, orAlreadyInstalled } from "./grant-installation.ts";
import { installIntegration } from "./install-integration.ts";
import { lockInstallation } from "./lock-installation.ts";
import type { InstallationWithParts } from "./queries.ts";
import { alongside, refuseField, validated } from "./refuse.ts";
import { askedAlready, insertRequest, isOpenAlready } from "./requests/insert-request.ts";
import type { RequestWithParts } from "./requests/queries.ts";
import { requireConsent } from "./require-consent.ts";
import { requireSeenRepositories } from "./require-seen-repositories.ts";
import { asksForRepositories, type InstallRight, needsConfirmation } from "./rules.ts";
import { type Consent, type RequestReason, requestReason, type SelectionInput, selectionInput } from "./schemas.ts";
import { replaceSelection } from "./select-repositories.ts";

type Wish = {
  userId: number;
  integrationId: number;
  accountId: number;
  selection: SelectionInput;
  /** To the owners, where they are asked. */
  reason: RequestReason["reason"];
  /** What the integration gets back when a request is approved. */
  state: string | null;
  consent: Consent;
};

/** What came of it: an installation, a request, or both. */
export type InstallOutcome = {
  installation: InstallationWithParts | null;
  /** Whether the installation was there and got repositories. */
  existed: boolean;
  request: RequestWithParts | null;
};

/**
 * Does what a person may do about an integration on an account: owners install it; those who administer repositories
 * install it for them, or add them to the installation that is there, where neither permissions nor the organization
 * stand in the way; everything else is asked of the owners. Throws 404 for those who have nothing to do with the
 * account, 403 for those who may not even ask, and 422 as installing does, and for what is there or asked for already.
 * Source: wire facts §1.5.
 */
export async function installOrRequest(wish: Wish): Promise<InstallOutcome> {
  const { userId, integrationId, accountId } = wish;
  try {
    return await transaction(async (tx) => {
      const installable = await lockInstallable(tx, integrationId, accountId);
      const existing = await lockExisting(tx, integrationId, accountId);
      const { permissions, version } = existing
        ? { permissions: permissionsOf(existing.permissions), version: existing.acceptedVersion }
        : { permissions: installable.permissions, version: installable.version.number };
      const { standing, right } = await findInstallRight({ userId, accountId, permissions }, tx);
      if (standing.relation === "none") throw notFound();
      if (right === null) throw forbidden("This organization lets only its owners install and ask for integrations.");
      if (right.kind === "owner") {
        const installation = await installIntegration({ ...wish, installerId: userId });
        return { installation, existed: false, request: null };
      }
      const requireAgreed = (installs: boolean) =>
        requireConsent(wish.consent, { newest: version, mustConfirm: installs && needsConfirmation(permissions) });
      const asks = asksForRepositories(permissions);
      const parts = await partsOf(tx, { wish, right, existing, asks }).catch((error: unknown) => {
        throw alongside(error, () => requireAgreed(right.kind === "repositories"));
      });
      const installs = parts.own.length > 0;
      requireAgreed(installs);
      const installation = installs ? await installFor(tx, { wish, existing, installable, ids: parts.own }) : null;
      const request = parts.requested ? await ask(tx, { wish, version, ...parts.requested }) : null;
      return { installation, existed: existing !== null, request };
    });
  } catch (error) {
    throw isOpenAlready(error) ? askedAlready() : orAlreadyInstalled(error);
  }
}

async function lockExisting(tx: Tx, integrationId: number, accountId: number): Promise<InstallationWithParts | null> {
  const there = await tx.installation.findUnique({
    where: { integrationId_accountId: { integrationId, accountId } },
    select: { id: true },
  });
  return there && lockInstallation(tx, there.id);
}

type Requested = { repositorySelection: "all" | "selected"; repositoryIds: readonly number[] };

/** What of a wish is done at once and what is asked of the owners. */
async function partsOf(
  tx: Tx,
  {
    wish: { userId, accountId, selection },
    right,
    existing,
    asks,
  }: {
    wish: Wish;
    right: Exclude<InstallRight, { kind: "owner" }>;
    existing: InstallationWithParts | null;
    asks: boolean;
  },
): Promise<{ own: number[]; requested: Requested | null }> {
  const mayRequest = right.kind === "request" || right.mayRequest;
  if (!asks) {
    if (existing) throw nothingToAdd();
    return { own: [], requested: { repositorySelection: "all", repositoryIds: [] } };
  }
  const { repository_selection, repository_ids } = validated(selectionInput, selection);
  if (existing?.repositorySelection === "all") throw nothingToAdd();
  if (repository_selection === "all") {
    if (!mayRequest) throw onlyAdministered("repository_selection");
    return { own: [], requested: { repositorySelection: "all", repositoryIds: [] } };
  }
  const ids = await missingIn(tx, existing, repository_ids);
  const { administered, others } = await requireSeenRepositories(tx, { userId, accountId, ids });
  const own = right.kind === "repositories" ? administered : [];
  const asked = right.kind === "repositories" ? others : [...administered, ...others];
  if (asked.length > 0 && !mayRequest) throw onlyAdministered("repository_ids");
  return { own, requested: asked.length > 0 ? { repositorySelection: "selected", repositoryIds: asked } : null };
}

/** The ids that an installation does not reach yet. */
async function missingIn(
  tx: Tx,
  existing: InstallationWithParts | null,
  ids: readonly number[],
): Promise<readonly number[]> {
  if (!existing) return ids;
  const there = new Set(await idsOf(tx, existing.id));
  const missing = ids.filter((id) => !there.has(id));
  if (missing.length === 0) throw nothingToAdd();
  return missing;
}

async function idsOf(tx: Tx, installationId: number): Promise<number[]> {
  const rows = await tx.installationRepository.findMany({ where: { installationId }, select: { repositoryId: true } });
  return rows.map(({ repositoryId }) => repositoryId);
}

async function installFor(
  tx: Tx,
  {
    wish: { userId, integrationId, accountId },
    existing,
    installable,
    ids,
  }: { wish: Wish; existing: InstallationWithParts | null; installable: Installable; ids: readonly number[] },
): Promise<InstallationWithParts> {
  if (existing)
    return replaceSelection(tx, {
      installationId: existing.id,
      actorId: userId,
      repositorySelection: "selected",
      ids: [...(await idsOf(tx, existing.id)), ...ids],
    });
  return grantInstallation(tx, {
    integrationId,
    accountId,
    installable,
    repositorySelection: "selected",
    repositoryIds: ids,
    installerId: userId,
  });
}

function ask(tx: Tx, { wish, version, ...requested }: Requested & { wish: Wish; version: number }) {
  const { userId, integrationId, accountId, state } = wish;
  const { reason } = validated(requestReason, { reason: wish.reason });
  return insertRequest(tx, { integrationId, accountId, requesterId: userId, version, reason, state, ...requested });
}

const nothingToAdd = () =>
  refuseField("repository_ids", "It is installed there already and reaches all of these.", "already_exists");

const onlyAdministered = (field: string) =>
  refuseField(
    field,
    "This organization lets you install only for repositories that you administer. Choose among those.",
    "invalid",
  );
