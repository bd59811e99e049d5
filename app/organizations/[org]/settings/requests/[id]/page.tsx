import type { Metadata } from "next";
import { FieldsForm } from "@/components/accounts/fields-form.tsx";
import { whatIsAgreedTo } from "@/components/consent/agreed-to.ts";
import { ConsentForm } from "@/components/consent/consent-form.tsx";
import { ConsentSection } from "@/components/consent/consent-section.tsx";
import { HowItEnds } from "@/components/consent/how-it-ends.tsx";
import { WhatItCanDo } from "@/components/consent/what-it-can-do.tsx";
import { WhoIsAsking } from "@/components/consent/who-is-asking.tsx";
import { RequestRow } from "@/components/installations/request-row.tsx";
import { requestedWords } from "@/components/installations/request-words.ts";
import {
  type RequestPage,
  type RequestParams,
  requireRequestPage,
} from "@/components/installations/require-request.ts";
import { Breadcrumbs } from "@/components/ui/breadcrumbs.tsx";
import { Card } from "@/components/ui/card.tsx";
import { Link } from "@/components/ui/link.tsx";
import { List } from "@/components/ui/list.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { repositoryChoices, selectedRepositoryIds } from "@/lib/installations/configuration.ts";
import { findInstallationOn } from "@/lib/installations/queries.ts";
import type { RequestWithParts } from "@/lib/installations/requests/queries.ts";
import { asksForRepositories, needsConfirmation, setupRedirect } from "@/lib/installations/rules.ts";
import { approve, decline } from "./actions.ts";

type Props = { params: Promise<RequestParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { request } = await requireRequestPage(await params);
  return { title: `${request.requester.login} asks for ${request.integration.name}` };
}

export default async function RequestToOwnersPage({ params }: Props) {
  const named = await params;
  const page = await requireRequestPage(named);
  const { request, base, organization } = page;
  return (
    <>
      <div className="mb-3">
        <Breadcrumbs items={[{ label: "Requests", href: base }, { label: request.integration.name }]} />
      </div>
      <PageHeading
        description={
          request.open
            ? `Nothing happens until an owner of ${organization.login} decides.`
            : "This request is closed: there is nothing left to decide."
        }
      >
        {request.requester.login} asks for <bdi>{request.integration.name}</bdi>
      </PageHeading>
      {request.open ? (
        <div className="grid gap-8">
          <Decide {...page} named={named} />
          <Card title="Decline" description={`${request.requester.login} is told, with your reason if you give one.`}>
            <FieldsForm
              action={decline.bind(null, named)}
              submitLabel="Decline the request"
              submitVariant="secondary"
              pendingLabel="Declining…"
              fields={[{ name: "answer", label: "Reason", kind: "textarea", optional: true }]}
            />
          </Card>
        </div>
      ) : (
        <List title="How it ended">
          <RequestRow request={request} title={request.integration.name} />
        </List>
      )}
    </>
  );
}

async function Decide({ request, integration, organization, base, named }: RequestPage & { named: RequestParams }) {
  const existing = await findInstallationOn(integration.id, organization.id);
  const what = await whatIsAgreedTo(integration, { accountId: organization.id, existingId: existing?.id ?? null });
  const choices = asksForRepositories(what.permissions) ? await repositoryChoices(organization.id) : null;
  const reached = existing ? await selectedRepositoryIds(existing.id) : [];
  const wanted = request.repositories.map(({ repositoryId }) => repositoryId);
  const landsOn = setupRedirect(integration, { installationId: 0, action: existing ? "update" : "install" });
  return (
    <ConsentForm
      action={approve.bind(null, named)}
      initial={{
        repository_selection: choices?.length === 0 ? "" : request.repositorySelection,
        repository_ids: [...new Set([...reached, ...wanted])],
        repository_query: "",
        repository_only_selected: false,
        confirmed: false,
        reason: "",
      }}
      integrationName={integration.name}
      account={{ id: organization.id, login: organization.login }}
      version={what.version}
      state=""
      choices={choices}
      decision={{ kind: "approve", adds: existing !== null }}
      confirmation={
        !existing && needsConfirmation(what.permissions)
          ? `I want ${integration.name} to be able to change code, automation or access as listed above`
          : null
      }
      cancelHref={base}
      landsOn={landsOn && new URL(landsOn).host}
      before={
        <>
          <ConsentSection title="What was asked">
            <WhatWasAsked request={request} />
          </ConsentSection>
          <ConsentSection title="Whose integration it is">
            <WhoIsAsking integration={integration} />
          </ConsentSection>
          <ConsentSection title={existing ? "What it can do" : "What it will be able to do"}>
            <WhatItCanDo {...what} onPerson={false} />
          </ConsentSection>
        </>
      }
      ending={
        <ConsentSection title="How long, and how to undo it">
          <HowItEnds account={organization} selects={choices !== null} as="owner" />
        </ConsentSection>
      }
    />
  );
}

function WhatWasAsked({ request }: { request: RequestWithParts }) {
  const { requester, reason, createdAt } = request;
  return (
    <div className="grid gap-2">
      <p>
        <Link href={`/${requester.login}`}>{requester.login}</Link> asked <RelativeTime at={createdAt} /> for{" "}
        {requestedWords(request).toLowerCase()}. Below you can choose others.
      </p>
      {reason && (
        <blockquote className="whitespace-pre-wrap break-words border-line border-l-4 pl-3">{reason}</blockquote>
      )}
    </div>
  );
}
