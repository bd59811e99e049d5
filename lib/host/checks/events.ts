import type { Prisma } from "@/generated/prisma/client.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { nodeId } from "@/lib/platform/ids.ts";
import type { CausedAction } from "@/lib/webhooks/causes.ts";
import { recordEvent } from "@/lib/webhooks/record-event.ts";
import type { Acting } from "../acting.ts";
import type { Commit } from "../git/commit.ts";
import { payloadContext, recordRepositoryEvent } from "../repositories/events.ts";
import type { RepositoryRow } from "../repositories/row.ts";
import type { CheckRunRow, CheckSuiteRow } from "./queries.ts";
import { payloadCheckRun, payloadCheckSuite } from "./represent.ts";

type Context = { repository: RepositoryRow; acting: Acting };

/** Tells everybody who listens that a run was made, or ended. */
export async function recordCheckRun(
  tx: Tx,
  { run, action, repository, acting }: Context & { run: CheckRunRow; action: "created" | "completed" },
): Promise<void> {
  const payload = { check_run: payloadCheckRun(run, repository) };
  await recordRepositoryEvent(tx, { name: "check_run", action, payload, repository, acting });
}

/** Tells everybody who listens that all of a suite has ended. */
export async function recordSuiteCompleted(
  tx: Tx,
  { suite, commit, repository, acting }: Context & { suite: CheckSuiteRow; commit: Commit },
): Promise<void> {
  const payload = { check_suite: payloadCheckSuite(suite, { repository, commit }) };
  await recordRepositoryEvent(tx, { name: "check_suite", action: "completed", payload, repository, acting });
}

/** Asks the integration itself, and nobody else, for its checks. */
export async function recordSuiteAsked(
  tx: Tx,
  {
    suite,
    commit,
    action,
    ...context
  }: Context & { suite: CheckSuiteRow; commit: Commit; action: "requested" | "rerequested" },
): Promise<void> {
  const check_suite = payloadCheckSuite(suite, { repository: context.repository, commit });
  await tell(tx, {
    name: "check_suite",
    action,
    about: { check_suite },
    integrationId: suite.integrationId,
    ...context,
  });
}

/** Asks the integration that made it to run it again, or to do what one of its buttons stands for. */
export async function recordRunAsked(
  tx: Tx,
  {
    run,
    identifier,
    ...context
  }: Context & { run: CheckRunRow /** Of the button; undefined to run it again. */; identifier?: string },
): Promise<void> {
  const about = {
    check_run: payloadCheckRun(run, context.repository),
    ...(identifier !== undefined && { requested_action: { identifier } }),
  };
  const action = identifier === undefined ? "rerequested" : "requested_action";
  await tell(tx, { name: "check_run", action, about, integrationId: run.suite.integrationId, ...context });
}

/** An event for one integration, which is told even if it did not subscribe; not while it is suspended or gone. */
async function tell<Name extends "check_run" | "check_suite">(
  tx: Tx,
  {
    name,
    action,
    about,
    integrationId,
    repository,
    acting,
  }: Context & {
    name: Name;
    action: CausedAction<Name>;
    about: Record<string, unknown>;
    integrationId: number;
  },
): Promise<void> {
  const installation = await tx.installation.findUnique({
    where: { integrationId_accountId: { integrationId, accountId: repository.ownerId } },
    select: { id: true, suspendedAt: true },
  });
  if (!installation || installation.suspendedAt) return;
  const { id } = installation;
  const payload = {
    action,
    ...about,
    ...payloadContext(repository, acting),
    installation: { id, node_id: nodeId("IntegrationInstallation", id) },
  };
  await recordEvent(tx, {
    name,
    action,
    payload: payload as Prisma.InputJsonObject,
    accountId: repository.ownerId,
    repositoryId: repository.id,
    integrationId,
    installationId: id,
  });
}
