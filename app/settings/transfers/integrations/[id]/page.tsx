import type { Metadata } from "next";
import { FieldsForm } from "@/components/accounts/fields-form.tsx";
import { NothingOffered, OfferedPage } from "@/components/accounts/offered-page.tsx";
import { OutsideLink } from "@/components/host/outside-link.tsx";
import { Link } from "@/components/ui/link.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { requireViewer } from "@/lib/authentication/session.ts";
import { installationsEndingWith } from "@/lib/integrations/move-integration.ts";
import { findIntegrationTransferTo } from "@/lib/integrations/transfers/queries.ts";
import { clock } from "@/lib/platform/clock.ts";
import { hasToSign } from "@/lib/site/agreement.ts";
import { accept, decline } from "./actions.ts";

type Props = { params: Promise<{ id: string }> };

const TITLE = "Offered integration";
export const metadata: Metadata = { title: TITLE };

export default async function OfferedIntegrationPage({ params }: Props) {
  const viewer = await requireViewer();
  const { id } = await params;
  const transfer = /^\d{1,9}$/.test(id) ? await findIntegrationTransferTo(viewer.id, Number(id)) : null;
  if (!transfer) return <NothingOffered title={TITLE} />;
  const { sender, expiresAt, integration } = transfer;
  const { name, slug, description, url, owner, public: isPublic } = integration;
  const [ending, unsigned] = await Promise.all([
    installationsEndingWith({ integration, receiverId: viewer.id }),
    hasToSign(viewer.id),
  ]);
  return (
    <OfferedPage
      name={name}
      kind="integration"
      sender={sender}
      expiresAt={expiresAt}
      now={clock.now()}
      facts={[
        {
          term: "Integration",
          value: isPublic ? <Link href={`/integrations/${slug}`}>{name}</Link> : <bdi>{name}</bdi>,
        },
        ...(description ? [{ term: "Description", value: description }] : []),
        { term: "Homepage", value: <OutsideLink href={url}>{url}</OutsideLink> },
        { term: "Owner", value: <Link href={`/${owner.login}`}>{owner.login}</Link> },
      ]}
      consequences={
        <>
          <li>
            It belongs to you, and you alone manage it.{" "}
            {owner.type === "ORGANIZATION"
              ? `Owners and managers of ${owner.login} do not any more.`
              : `${owner.login} does not any more.`}
          </li>
          <li>
            Its keys, client secrets and webhook stay as they are, and work for whoever has them. Make new ones and
            delete the old if nobody else is to act as it.
          </li>
          <li>{whatGoesOn(isPublic, ending)}</li>
          {unsigned && <li>You are asked to sign the pre-release agreement first.</li>}
        </>
      }
    >
      <FieldsForm
        action={accept}
        submitLabel="Accept the integration"
        submitVariant="secondary"
        pendingLabel="Accepting…"
        hidden={{ id }}
        fields={[]}
        cancel={
          <SubmitButton variant="secondary" formAction={decline}>
            Decline
          </SubmitButton>
        }
      />
    </OfferedPage>
  );
}

function whatGoesOn(isPublic: boolean, ending: number): string {
  if (isPublic) return "It is public, so it stays installed where it is.";
  if (ending === 0) return "It is private, for you alone. No other account has it installed.";
  return `It is private, for you alone: it is uninstalled from ${ending === 1 ? "the one other account that has it" : `the ${ending} other accounts that have it`}, and the tokens of ${ending === 1 ? "that installation" : "those installations"} end.`;
}
