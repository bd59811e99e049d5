import { WorkflowIcon } from "@primer/octicons-react";
import type { Metadata } from "next";
import { requireOwnerPage } from "@/components/accounts/require-page.ts";
import { Avatar } from "@/components/ui/avatar.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { Card } from "@/components/ui/card.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { List, ListRow, MetaDot } from "@/components/ui/list.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { VisuallyHidden } from "@/components/ui/visually-hidden.tsx";
import { requireRecentSignIn } from "@/lib/authentication/recent-sign-in.ts";
import { approvalsOf, restrictsApplications } from "@/lib/oauth/applications/approvals.ts";
import { decide, restrict } from "./actions.ts";

export const metadata: Metadata = { title: "Policy for OAuth applications" };

const STATES = {
  PENDING: { tone: "warning", words: "Waits for you" },
  APPROVED: { tone: "success", words: "Approved" },
  DENIED: { tone: "danger", words: "Kept out" },
} as const;

export default async function ApplicationPolicyPage({ params }: { params: Promise<{ org: string }> }) {
  const { viewer, organization } = await requireOwnerPage((await params).org);
  await requireRecentSignIn(viewer);
  const { id, login } = organization;
  const [restricts, approvals] = await Promise.all([restrictsApplications(id), approvalsOf(id)]);
  return (
    <>
      <PageHeading description={`Which OAuth applications reach what ${login} owns, for members who authorize them.`}>
        OAuth applications of members
      </PageHeading>
      <div className="grid gap-6">
        <Card
          title={restricts ? "They need an owner's approval" : "They are not restricted"}
          headingLevel="h2"
          footer={
            <form action={restrict.bind(null, login, !restricts)}>
              <SubmitButton variant="secondary">
                {restricts ? "Let every application in" : "Require approval"}
              </SubmitButton>
            </form>
          }
        >
          <p className="max-w-prose">
            {restricts
              ? `Only those that an owner approved, and those of ${login} itself, reach it. Others read what is public.`
              : `Every OAuth application that a member authorizes reaches what that member can reach in ${login}.`}
          </p>
        </Card>
        {approvals.length === 0 ? (
          <EmptyState icon={<WorkflowIcon size={24} />} title="No application has been asked for">
            While approval is required, members ask for an application on the page where they authorize it.
          </EmptyState>
        ) : (
          <List title="Applications" headingLevel="h2" count={approvals.length}>
            {approvals.map(({ approval, oauthApplication: application, requester, createdAt }) => (
              <ListRow
                key={application.id}
                leading={<Avatar seed={application.clientId} shape="square" size={32} />}
                title={<span className="break-words">{application.name}</span>}
                badges={<Badge tone={STATES[approval].tone}>{STATES[approval].words}</Badge>}
                description={application.description}
                meta={
                  <>
                    <span>Made by {application.owner.login}</span>
                    <MetaDot />
                    <span>
                      {requester ? `Asked for by ${requester.login}` : "Decided"} <RelativeTime at={createdAt} />
                    </span>
                  </>
                }
                actions={
                  <>
                    {approval !== "APPROVED" && (
                      <DecisionButton action={decide.bind(null, login, true)} {...application} label="Approve" />
                    )}
                    {approval !== "DENIED" && (
                      <DecisionButton action={decide.bind(null, login, false)} {...application} label="Keep out" />
                    )}
                  </>
                }
              />
            ))}
          </List>
        )}
      </div>
    </>
  );
}

function DecisionButton({
  action,
  id,
  name,
  label,
}: {
  action: (form: FormData) => Promise<void>;
  id: number;
  name: string;
  label: string;
}) {
  return (
    <form action={action}>
      <SubmitButton size="sm" variant="secondary" name="id" value={String(id)}>
        {label}
        <VisuallyHidden> {name}</VisuallyHidden>
      </SubmitButton>
    </form>
  );
}
