import {
  createOrganizationHook,
  deleteOrganizationHook,
  getOrganizationHook,
  getOrganizationHookConfig,
  getOrganizationHookDelivery,
  listOrganizationHookDeliveries,
  listOrganizationHooks,
  pingOrganizationHook,
  redeliverOrganizationHookDelivery,
  updateOrganizationHook,
  updateOrganizationHookConfig,
} from "@/lib/host/hooks/operations/organization-hooks.ts";
import {
  createRepositoryHook,
  deleteRepositoryHook,
  getRepositoryHook,
  getRepositoryHookConfig,
  getRepositoryHookDelivery,
  listRepositoryHookDeliveries,
  listRepositoryHooks,
  pingRepositoryHook,
  redeliverRepositoryHookDelivery,
  testRepositoryHook,
  updateRepositoryHook,
  updateRepositoryHookConfig,
} from "@/lib/host/hooks/operations/repository-hooks.ts";
import { getDelivery } from "@/lib/webhooks/operations/get-delivery.ts";
import { listDeliveries } from "@/lib/webhooks/operations/list-deliveries.ts";
import { listenToHook } from "@/lib/webhooks/operations/listen.ts";
import { redeliverDelivery } from "@/lib/webhooks/operations/redeliver-delivery.ts";
import type { Operation } from "../operation.ts";

/** Hooks and their deliveries. */
export const webhooksOperations: readonly Operation[] = [
  listenToHook,
  getDelivery,
  listDeliveries,
  redeliverDelivery,
  listRepositoryHooks,
  createRepositoryHook,
  getRepositoryHook,
  updateRepositoryHook,
  deleteRepositoryHook,
  getRepositoryHookConfig,
  updateRepositoryHookConfig,
  pingRepositoryHook,
  testRepositoryHook,
  listRepositoryHookDeliveries,
  getRepositoryHookDelivery,
  redeliverRepositoryHookDelivery,
  listOrganizationHooks,
  createOrganizationHook,
  getOrganizationHook,
  updateOrganizationHook,
  deleteOrganizationHook,
  getOrganizationHookConfig,
  updateOrganizationHookConfig,
  pingOrganizationHook,
  listOrganizationHookDeliveries,
  getOrganizationHookDelivery,
  redeliverOrganizationHookDelivery,
];
