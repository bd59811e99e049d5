import { RepoIcon } from "@primer/octicons-react";
import type { Metadata } from "next";
import { FieldsForm } from "@/components/accounts/fields-form.tsx";
import { VisibilityBadge } from "@/components/host/visibility-badge.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { DefinitionList } from "@/components/ui/definition-list.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Link } from "@/components/ui/link.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { TimeLeftText } from "@/components/ui/time-left-text.tsx";
import { requireViewer } from "@/lib/authentication/session.ts";
import { findTransferTo } from "@/lib/host/repositories/transfers/queries.ts";
import { clock } from "@/lib/platform/clock.ts";
import { accept, decline } from "./actions.ts";

type Props = { params: Promise<{ id: string }> };

export const metadata: Metadata = { title: "Offered repository" };

export default async function OfferedRepositoryPage({ params }: Props) {
  const viewer = await requireViewer();
  const { id } = await params;
  const transfer = /^\d{1,9}$/.test(id) ? await findTransferTo(viewer.id, Number(id)) : null;
  if (!transfer) return <NothingOffered />;
  const { sender, repository, newName, expiresAt } = transfer;
  const { owner, name, description } = repository;
  return (
    <>
      <PageHeading description={`${sender.login} wants to give you this repository. Nothing moves unless you accept.`}>
        {owner.login}/{name} is offered to you
      </PageHeading>
      <div className="wrap-anywhere grid max-w-2xl gap-6">
        <DefinitionList
          label="What is offered"
          items={[
            {
              term: "Repository",
              value: (
                <span className="inline-flex flex-wrap items-center gap-2">
                  {owner.login}/{name} <VisibilityBadge isPrivate={repository.private} />
                </span>
              ),
            },
            ...(description ? [{ term: "Description", value: description }] : []),
            { term: "Offered by", value: <Link href={`/${sender.login}`}>{sender.login}</Link> },
            {
              term: "The offer ends",
              value: <TimeLeftText until={expiresAt.toISOString()} now={clock.now().toISOString()} over="now" />,
            },
          ]}
        />
        <section className="grid gap-2">
          <h2 className="font-semibold text-base">If you accept</h2>
          <ul className="grid list-disc gap-1 pl-5">
            <li>It belongs to you, with its files, issues, deployments and webhooks, and you decide about it.</li>
            <li>
              {sender.login} goes on administering it, and collaborators keep their access, until you change that under
              its settings.
            </li>
            <li>Integrations that you installed on all your repositories get it. Those of {owner.login} lose it.</li>
          </ul>
          <p className="text-muted">If you decline, everything stays as it is. Either way {sender.login} is told.</p>
        </section>
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
      </div>
    </>
  );
}

/** One answer for what never was, is over and is somebody else's. */
function NothingOffered() {
  return (
    <>
      <PageHeading>Offered repository</PageHeading>
      <EmptyState
        icon={<RepoIcon size={24} />}
        title="Nothing waits for your answer here"
        actions={<LinkButton href="/settings/notices">See your notices</LinkButton>}
      >
        It was answered or taken back, its day has passed, or it is offered to somebody else. Whoever offered it can
        offer it again.
      </EmptyState>
    </>
  );
}
