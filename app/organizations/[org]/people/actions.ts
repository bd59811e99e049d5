"use server";

import { redirect } from "next/navigation";
import { type FormState, textValues } from "@/components/accounts/form-state.ts";
import { idIn, pressButton } from "@/components/accounts/press-button.ts";
import { refusalWords, refusedState } from "@/components/accounts/refused-state.ts";
import { type MemberOnPage, requireMembershipPage, requireOwnerPage } from "@/components/accounts/require-page.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { cancelInvitation } from "@/lib/accounts/answer-invitation.ts";
import { changeMemberRole, removeMember } from "@/lib/accounts/change-membership.ts";
import { inviteMember } from "@/lib/accounts/invite-member.ts";
import type { MemberRole } from "@/lib/accounts/schemas.ts";

const orgIn = (form: FormData): string => form.get("org")?.toString() ?? "";
const peoplePage = ({ organization }: MemberOnPage): string =>
  `/organizations/${organization.login}/people#page-heading`;

export async function invite(_previous: FormState, form: FormData): Promise<FormState> {
  const page = await requireOwnerPage(orgIn(form));
  const { viewer, organization } = page;
  const values = textValues(form, ["invitee", "role"]);
  try {
    const input = { invitee: values.invitee, role: values.role as MemberRole };
    await inviteMember({ viewerId: viewer.id, organizationId: organization.id, input });
  } catch (error) {
    return refusedState(error, values);
  }
  await setFlash(`${values.invitee.trim()} is invited and can accept in their settings.`);
  redirect(peoplePage(page));
}

export async function cancel(form: FormData): Promise<void> {
  const page = await requireOwnerPage(orgIn(form));
  const { viewer, organization } = page;
  await pressButton(
    () => cancelInvitation({ viewerId: viewer.id, organizationId: organization.id, invitationId: idIn(form) }),
    ({ login }) => `The invitation of ${login} is cancelled.`,
  );
  redirect(peoplePage(page));
}

export async function changeRole(form: FormData): Promise<void> {
  const page = await requireOwnerPage(orgIn(form));
  const { viewer, organization } = page;
  const role = form.get("role")?.toString() ?? "";
  await pressButton(
    () => changeMemberRole({ viewerId: viewer.id, organizationId: organization.id, userId: idIn(form), role }),
    () => `The role is changed to ${role === "admin" ? "owner" : "member"}.`,
  );
  redirect(peoplePage(page));
}

/** An owner removes anybody; everybody may leave. */
export async function remove(form: FormData): Promise<void> {
  const page = await requireMembershipPage(orgIn(form));
  const { viewer, organization } = page;
  const userId = idIn(form);
  const isLeaving = userId === viewer.id;
  try {
    await removeMember({ viewerId: viewer.id, organizationId: organization.id, userId });
  } catch (error) {
    await setFlash(refusalWords(error), "danger");
    redirect(peoplePage(page));
  }
  await setFlash(
    isLeaving ? `You left ${organization.login}.` : `They do not belong to ${organization.login} any more.`,
  );
  redirect(isLeaving ? "/settings/organizations#page-heading" : peoplePage(page));
}
