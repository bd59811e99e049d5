import { z } from "zod";
import { clock } from "@/lib/platform/clock.ts";
import { db, type Tx } from "@/lib/platform/db.ts";

/** What site administrators decide, each with its schema and what holds while nothing was decided. */
const SETTINGS = {
  /** Whether people sign the pre-release agreement before they register or manage an integration. */
  agreement_required: z.boolean().default(true),
  /** Where "Give feedback" leads; null for nowhere. */
  feedback_url: z.string().nullable().default(null),
  /** Addresses and networks (CIDR) that webhooks may reach although they are not public. */
  outbound_allow_list: z.array(z.object({ network: z.string(), description: z.string() })).default([]),
} as const;

export type SiteSettingKey = keyof typeof SETTINGS;
export type SiteSettingValue<K extends SiteSettingKey> = z.output<(typeof SETTINGS)[K]>;

/** What was decided, or the default. */
export async function siteSetting<K extends SiteSettingKey>(key: K): Promise<SiteSettingValue<K>> {
  const row = await db.siteSetting.findUnique({ where: { key } });
  return SETTINGS[key].parse(row?.value ?? undefined) as SiteSettingValue<K>;
}

/** Decides it, in the transaction of the act. */
export async function saveSiteSetting<K extends SiteSettingKey>(
  tx: Tx,
  key: K,
  value: SiteSettingValue<K>,
): Promise<void> {
  const data = { value: value as never, updatedAt: clock.now() };
  await tx.siteSetting.upsert({ where: { key }, create: { key, ...data }, update: data });
}
