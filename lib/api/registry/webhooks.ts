import { organizationHookOperations } from "@/lib/host/hooks/operations/organization-hooks.ts";
import { repositoryHookOperations, testRepositoryHook } from "@/lib/host/hooks/operations/repository-hooks.ts";
import { getDelivery } from "@/lib/webhooks/operations/get-delivery.ts";
import { listDeliveries } from "@/lib/webhooks/operations/list-deliveries.ts";
import { listenToHook } from "@/lib/webhooks/operations/listen.ts";
import { listenByCode, takeListenCodeOperation } from "@/lib/webhooks/operations/listen-by-code.ts";
import { redeliverDelivery } from "@/lib/webhooks/operations/redeliver-delivery.ts";
import type { Operation } from "../operation.ts";

/** Hooks and their deliveries. */
export const webhooksOperations: readonly Operation[] = [
  listenToHook,
  takeListenCodeOperation,
  listenByCode,
  getDelivery,
  listDeliveries,
  redeliverDelivery,
  ...repositoryHookOperations,
  testRepositoryHook,
  ...organizationHookOperations,
];
