import { Container } from "@/components/shell/container.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import {
  repositoryChoices,
  repositoryChoicesSeenBy,
  selectedRepositoryIds,
} from "@/lib/installations/configuration.ts";
import type { InstallTarget } from "@/lib/installations/install-targets.ts";
import { asksForRepositories, type InstallRight, needsConfirmation, setupRedirect } from "@/lib/installations/rules.ts";
import type { IntegrationDetails } from "@/lib/integrations/queries.ts";
import { ActingFor } from "./acting-for.tsx";
import { whatIsAgreedTo } from "./agreed-to.ts";
import { ConsentForm } from "./consent-form.tsx";
import { ConsentSection } from "./consent-section.tsx";
import { HowItEnds } from "./how-it-ends.tsx";
import { type InstallRequest, installPath } from "./install-address.ts";
import type { InstallState } from "./install-state.ts";
import { WhatItCanDo } from "./what-it-can-do.tsx";
import { WhoIsAsking } from "./who-is-asking.tsx";

/** The page on which a person installs an integration on an account, asks its owners for it, or both. */
export async function InstallConsent({
  action,
  viewerId,
  integration,
  request,
  target,
  right,
  hasOthers,
}: {
  action: (state: InstallState, form: FormData) => Promise<InstallState>;
  viewerId: number;
  integration: IntegrationDetails;
  request: InstallRequest;
  target: InstallTarget;
  right: InstallRight;
  /** Whether there is another account to choose. */
  hasOthers: boolean;
}) {
  const { name, slug } = integration;
  const { account, status } = target;
  const existingId = status.kind === "installed" ? status.installationId : null;
  const what = await whatIsAgreedTo(integration, { accountId: account.id, existingId });
  const { permissions } = what;
  const choices = asksForRepositories(permissions)
    ? await choicesOf({ viewerId, accountId: account.id, right, existingId })
    : null;
  const known = new Set(choices?.map(({ id }) => id));
  const landsOn = landingOf(integration, { right, adds: existingId !== null });
  return (
    <Container width="form">
      <PageHeading description={LEAD[right.kind]}>
        {headingOf({ name, login: account.login, right, existingId })}
      </PageHeading>
      <ConsentForm
        action={action}
        initial={{
          repository_selection: choices?.length === 0 ? "" : "selected",
          repository_ids: request.repositoryIds.filter((id) => known.has(id)),
          repository_query: "",
          repository_only_selected: false,
          confirmed: false,
          reason: "",
        }}
        integrationName={name}
        account={{ id: account.id, login: account.login }}
        version={what.version}
        state={request.state}
        choices={choices}
        decision={{ kind: right.kind, adds: existingId !== null }}
        confirmation={
          right.kind !== "request" && needsConfirmation(permissions)
            ? `I want ${name} to be able to change code, automation or access as listed above`
            : null
        }
        cancelHref={`/integrations/${slug}`}
        landsOn={landsOn && new URL(landsOn).host}
        before={
          <>
            <ConsentSection title="Who is asking">
              <WhoIsAsking integration={integration} />
            </ConsentSection>
            <ConsentSection title="Whom you act for">
              <ActingFor
                account={account}
                as={right.kind}
                changeHref={hasOthers ? installPath(slug, { ...request, targetId: null }) : null}
              />
            </ConsentSection>
            <ConsentSection title={existingId === null ? "What it will be able to do" : "What it can do"}>
              <WhatItCanDo {...what} onPerson={account.type === "USER"} />
            </ConsentSection>
          </>
        }
        ending={
          <ConsentSection title="How long, and how to undo it">
            <HowItEnds account={account} selects={choices !== null} as={right.kind} />
          </ConsentSection>
        }
      />
    </Container>
  );
}

const LEAD = {
  owner: "Read what it will be able to do, then decide.",
  repositories: "Repositories that you administer get it at once. About all others the owners are asked.",
  request: "Read what it will be able to do. The owners are told, and nothing happens until one of them decides.",
} as const satisfies Record<InstallRight["kind"], string>;

function headingOf({
  name,
  login,
  right,
  existingId,
}: {
  name: string;
  login: string;
  right: InstallRight;
  existingId: number | null;
}): string {
  if (existingId !== null)
    return `${right.kind === "request" ? "Ask for" : "Add"} repositories of ${login} for ${name}`;
  return right.kind === "request" ? `Ask for ${name} on ${login}` : `Install ${name} on ${login}`;
}

async function choicesOf({
  viewerId,
  accountId,
  right,
  existingId,
}: {
  viewerId: number;
  accountId: number;
  right: InstallRight;
  existingId: number | null;
}) {
  if (right.kind === "owner") return repositoryChoices(accountId);
  const seen = await repositoryChoicesSeenBy(viewerId, accountId);
  const reached = new Set(existingId === null ? [] : await selectedRepositoryIds(existingId));
  const free = seen.filter(({ id, administered }) => !reached.has(id) && (mayAsk(right) || administered));
  return right.kind === "repositories" ? free : free.map(({ administered: _, ...choice }) => choice);
}

const mayAsk = (right: InstallRight): boolean =>
  right.kind === "request" || (right.kind === "repositories" && right.mayRequest);

function landingOf(
  integration: IntegrationDetails,
  { right, adds }: { right: InstallRight; adds: boolean },
): string | null {
  if (right.kind === "request") return setupRedirect(integration, { action: "request" });
  if (integration.requestOauthOnInstall && !adds) return integration.callbackUrls[0]?.url ?? null;
  return setupRedirect(integration, { action: adds ? "update" : "install", installationId: 0 });
}
