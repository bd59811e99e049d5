"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { pressButton } from "@/components/accounts/press-button.ts";
import { refusalWords } from "@/components/accounts/refused-state.ts";
import type { SecretState } from "@/components/integrations/client-secrets.tsx";
import {
  type ApplicationParams,
  requireApplicationOwner,
  requireApplicationPage,
} from "@/components/oauth/application-page.ts";
import {
  type ApplicationState,
  applicationErrors,
  applicationValues,
  inputOf,
} from "@/components/oauth/application-values.ts";
import { idFrom } from "@/components/tokens/require-page.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { fieldMessages, isRefusal } from "@/lib/api/errors.ts";
import { refuseOldSignIn } from "@/lib/authentication/recent-sign-in.ts";
import {
  deleteApplicationSecret,
  generateApplicationSecret,
  revokeAllTokens,
} from "@/lib/oauth/applications/application-credentials.ts";
import {
  changeApplication,
  deleteApplication,
  registerApplication,
  transferApplication,
} from "@/lib/oauth/applications/change-application.ts";

function refused(error: unknown, form: FormData): ApplicationState {
  if (!isRefusal(error)) throw error;
  return { values: applicationValues(form), errors: applicationErrors(fieldMessages(error)) };
}

export async function register(
  org: string | undefined,
  _state: ApplicationState,
  form: FormData,
): Promise<ApplicationState> {
  const { viewer, owner, base } = await requireApplicationOwner(org);
  let id: number;
  try {
    ({ id } = await registerApplication({
      viewerId: viewer.id,
      ownerId: owner.id,
      input: inputOf(applicationValues(form)),
    }));
  } catch (error) {
    return refused(error, form);
  }
  await setFlash("The application is registered. Generate a client secret, so that it can prove who it is.");
  redirect(`${base}/${id}/secrets#page-heading`);
}

export async function save(
  named: ApplicationParams,
  _state: ApplicationState,
  form: FormData,
): Promise<ApplicationState> {
  const { viewer, application, home } = await requireApplicationPage(named);
  try {
    const input = inputOf(applicationValues(form));
    await changeApplication({ viewerId: viewer.id, applicationId: application.id, input });
  } catch (error) {
    return refused(error, form);
  }
  await setFlash("Saved.");
  redirect(`${home}#page-heading`);
}

/** The secret is in the answer to this one request and nowhere else. */
export async function addSecret(named: ApplicationParams): Promise<SecretState> {
  const { viewer, application, home } = await requireApplicationPage(named);
  try {
    refuseOldSignIn(viewer);
    const secret = await generateApplicationSecret({ viewerId: viewer.id, applicationId: application.id });
    revalidatePath(`${home}/secrets`); // the list under it has one more
    return { secret, problem: null };
  } catch (error) {
    return { secret: null, problem: refusalWords(error) };
  }
}

export async function removeSecret(named: ApplicationParams, secretId: number): Promise<void> {
  const { viewer, application, home } = await requireApplicationPage(named);
  await pressButton(
    async () => {
      refuseOldSignIn(viewer);
      return deleteApplicationSecret({
        viewerId: viewer.id,
        applicationId: application.id,
        secretId: idFrom(secretId),
      });
    },
    () => "The client secret is deleted.",
  );
  redirect(`${home}/secrets#page-heading`);
}

export async function revokeAll(named: ApplicationParams): Promise<void> {
  const { viewer, application, home } = await requireApplicationPage(named);
  await pressButton(
    async () => {
      refuseOldSignIn(viewer);
      return revokeAllTokens({ viewerId: viewer.id, applicationId: application.id });
    },
    (count) => (count === 1 ? "What one person gave it is ended." : `What ${count} people gave it is ended.`),
  );
  redirect(`${home}/advanced#page-heading`);
}

export async function transfer(
  named: ApplicationParams,
  _problem: string | null,
  form: FormData,
): Promise<string | null> {
  const { viewer, application, base } = await requireApplicationPage(named);
  const [newOwner, confirmation] = ["new_owner", "confirmation"].map((name) => form.get(name)?.toString() ?? "");
  try {
    refuseOldSignIn(viewer);
    await transferApplication({
      viewerId: viewer.id,
      applicationId: application.id,
      newOwner: newOwner ?? "",
      confirmation: confirmation ?? "",
    });
  } catch (error) {
    return refusalWords(error);
  }
  await setFlash(`${application.name} belongs to ${newOwner} now.`);
  redirect(`${base}#page-heading`);
}

export async function remove(
  named: ApplicationParams,
  _problem: string | null,
  form: FormData,
): Promise<string | null> {
  const { viewer, application, base } = await requireApplicationPage(named);
  try {
    refuseOldSignIn(viewer);
    const confirmation = form.get("confirmation")?.toString() ?? "";
    await deleteApplication({ viewerId: viewer.id, applicationId: application.id, confirmation });
  } catch (error) {
    return refusalWords(error);
  }
  await setFlash(`${application.name} is deleted.`);
  redirect(`${base}#page-heading`);
}
