import type { Prisma } from "@/generated/prisma/client.ts";
import { notFound } from "@/lib/api/errors.ts";
import { db, type Reader } from "@/lib/platform/db.ts";
import { type Page, rowsOf } from "@/lib/platform/pagination.ts";
import { type HookOwner, ownerColumns } from "./owner.ts";

const columns = {
  id: true,
  active: true,
  url: true,
  contentType: true,
  insecureSsl: true,
  sealedSecret: true,
  formerSecretUntil: true,
  events: true,
  retries: true,
  pausedAt: true,
  failingSince: true,
  createdAt: true,
  updatedAt: true,
  deliveries: {
    where: { deliveredAt: { not: null } },
    select: { id: true, outcome: true, statusCode: true, detail: true, deliveredAt: true },
    orderBy: { id: "desc" },
    take: 1,
  },
} as const satisfies Prisma.HookSelect;

/** A webhook with its last attempt. */
export type OwnedHook = Prisma.HookGetPayload<{ select: typeof columns }>;

const living = (owner: HookOwner) => ({ ...ownerColumns(owner), deletedAt: null });

/** One page of an owner's webhooks, oldest first. */
export async function listHooks(owner: HookOwner, page: Page): Promise<{ hooks: OwnedHook[]; total: number }> {
  const where = living(owner);
  const [hooks, total] = await Promise.all([
    db.hook.findMany({ where, select: columns, orderBy: { id: "asc" }, ...rowsOf(page) }),
    db.hook.count({ where }),
  ]);
  return { hooks, total };
}

/** Throws 404 for another owner's webhook. */
export async function requireHook(owner: HookOwner, id: number, reader: Reader = db): Promise<OwnedHook> {
  const hook = await reader.hook.findFirst({ where: { ...living(owner), id }, select: columns });
  if (!hook) throw notFound();
  return hook;
}
