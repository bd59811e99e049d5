"use server";

import { redirect } from "next/navigation";
import { boundText } from "@/components/accounts/bound-text.ts";
import type { ManifestState } from "@/components/integrations/manifest-form.tsx";
import { requireIntegrationOwner } from "@/components/integrations/require-page.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { fieldMessages, isRefusal } from "@/lib/api/errors.ts";
import {
  type RegisteredFromManifest,
  registerFromManifest,
} from "@/lib/integrations/manifest/register-from-manifest.ts";

const GONE = "This manifest was registered already, or is older than an hour. Start again where you came from.";

/** Registers what a manifest asks for, and sends the person back to the site that it came from, with the code. */
export async function registerDraft(
  named: { org?: string; token: string },
  _state: ManifestState,
  form: FormData,
): Promise<ManifestState> {
  const { viewer, owner, base } = await requireIntegrationOwner(named?.org);
  const name = form.get("name")?.toString() ?? "";
  let registered: RegisteredFromManifest;
  try {
    const actor = { accountId: viewer.id };
    registered = await registerFromManifest({ actor, ownerId: owner.id, token: boundText(named?.token), name });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { name, errors: error.status === 404 ? { "": GONE } : fieldMessages(error) };
  }
  if (registered.redirectTo !== null) redirect(registered.redirectTo);
  await setFlash("The integration is registered. Generate a private key, so that it can prove who it is.");
  redirect(`${base}/${registered.slug}#page-heading`);
}
