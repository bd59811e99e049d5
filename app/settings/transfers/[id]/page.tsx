import type { Metadata } from "next";
import { FieldsForm } from "@/components/accounts/fields-form.tsx";
import { NothingOffered, OfferedPage } from "@/components/accounts/offered-page.tsx";
import { VisibilityBadge } from "@/components/host/visibility-badge.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { requireViewer } from "@/lib/authentication/session.ts";
import { findTransferTo } from "@/lib/host/repositories/transfers/queries.ts";
import { clock } from "@/lib/platform/clock.ts";
import { accept, decline } from "./actions.ts";

type Props = { params: Promise<{ id: string }> };

const TITLE = "Offered repository";
export const metadata: Metadata = { title: TITLE };

export default async function OfferedRepositoryPage({ params }: Props) {
  const viewer = await requireViewer();
  const { id } = await params;
  const transfer = /^\d{1,9}$/.test(id) ? await findTransferTo(viewer.id, Number(id)) : null;
  if (!transfer) return <NothingOffered title={TITLE} />;
  const { sender, repository, newName, expiresAt } = transfer;
  const { owner, name, description } = repository;
  return (
    <OfferedPage
      name={`${owner.login}/${name}`}
      kind="repository"
      sender={sender}
      expiresAt={expiresAt}
      now={clock.now()}
      facts={[
        {
          term: "Repository",
          value: (
            <span className="inline-flex flex-wrap items-center gap-2">
              {owner.login}/{name} <VisibilityBadge isPrivate={repository.private} />
            </span>
          ),
        },
        ...(description ? [{ term: "Description", value: description }] : []),
      ]}
      consequences={
        <>
          <li>It belongs to you, with its files, issues, deployments and webhooks, and you decide about it.</li>
          <li>
            {sender.login} goes on administering it, and collaborators keep their access, until you change that under
            its settings.
          </li>
          <li>Integrations that you installed on all your repositories get it. Those of {owner.login} lose it.</li>
        </>
      }
    >
      <FieldsForm
        action={accept}
        submitLabel="Accept the repository"
        submitVariant="secondary"
        pendingLabel="Accepting…"
        hidden={{ id }}
        fields={[
          {
            name: "name",
            label: "Name on your account",
            value: newName ?? name,
            required: true,
            autoComplete: "off",
          },
        ]}
        cancel={
          <SubmitButton variant="secondary" formAction={decline}>
            Decline
          </SubmitButton>
        }
      />
    </OfferedPage>
  );
}
