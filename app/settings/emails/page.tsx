import { MailIcon } from "@primer/octicons-react";
import type { Metadata } from "next";
import { FieldsForm } from "@/components/accounts/fields-form.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { List, ListRow } from "@/components/ui/list.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { emailsOf } from "@/lib/accounts/change-emails.ts";
import { requireRecentSignIn } from "@/lib/authentication/recent-sign-in.ts";
import { requireViewer } from "@/lib/authentication/session.ts";
import { add, makePrimary, remove, sendAgain } from "./actions.ts";

export const metadata: Metadata = { title: "E-mail addresses" };

export default async function EmailsPage() {
  const viewer = await requireViewer();
  await requireRecentSignIn(viewer);
  const emails = await emailsOf(viewer.id);
  return (
    <>
      <PageHeading description="Where mail to you goes, and what you can sign in with. Nobody else sees your addresses.">
        E-mail addresses
      </PageHeading>
      <div className="grid gap-8">
        {emails.length === 0 ? (
          <EmptyState icon={<MailIcon size={24} />} title="No address yet">
            Add one, so that you hear of invitations and of changes to your account.
          </EmptyState>
        ) : (
          <List title="Your addresses" count={emails.length}>
            {emails.map(({ id, address, primary, verifiedAt }) => (
              <ListRow
                key={id}
                title={address}
                badges={
                  <>
                    {primary && <Badge tone="accent">Primary</Badge>}
                    {verifiedAt ? <Badge tone="success">Verified</Badge> : <Badge tone="warning">Not verified</Badge>}
                  </>
                }
                actions={
                  <>
                    {!verifiedAt && <Press action={sendAgain} id={id} label={`Send the mail again`} about={address} />}
                    {verifiedAt && !primary && (
                      <Press action={makePrimary} id={id} label="Make primary" about={address} />
                    )}
                    {!primary && <Press action={remove} id={id} label="Remove" about={address} danger />}
                  </>
                }
              />
            ))}
          </List>
        )}
        <section aria-labelledby="add-address" className="grid max-w-xl gap-4">
          <h2 id="add-address" className="font-semibold text-base">
            Add an address
          </h2>
          <FieldsForm
            action={add}
            submitLabel="Add address"
            pendingLabel="Adding"
            fields={[{ name: "email", label: "E-mail address", kind: "email", required: true, autoComplete: "email" }]}
          />
        </section>
      </div>
    </>
  );
}

function Press({
  action,
  id,
  label,
  about,
  danger,
}: {
  action: (form: FormData) => Promise<void>;
  id: number;
  label: string;
  about: string;
  danger?: boolean;
}) {
  return (
    <form action={action}>
      <input type="hidden" name="id" value={id} />
      <SubmitButton variant={danger ? "danger" : "secondary"} size="sm" aria-label={`${label}: ${about}`}>
        {label}
      </SubmitButton>
    </form>
  );
}
