import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PermissionGroups } from "@/components/consent/permission-groups.tsx";
import { ActList } from "@/components/oauth/act-list.tsx";
import { ApplicationActList } from "@/components/oauth/application-act-list.tsx";
import { WhereItReaches } from "@/components/oauth/where-it-reaches.tsx";
import { Breadcrumbs } from "@/components/ui/breadcrumbs.tsx";
import { ConfirmSection } from "@/components/ui/confirm.tsx";
import { DefinitionList } from "@/components/ui/definition-list.tsx";
import { Link } from "@/components/ui/link.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { requireViewer } from "@/lib/authentication/session.ts";
import { scopeSentence } from "@/lib/authorization/scope-words.ts";
import { actsThroughIntegration } from "@/lib/host/acts-through-integration.ts";
import { actsThroughApplication } from "@/lib/oauth/applications/acts.ts";
import { countLiveTokens, findAuthorizationOf, type GivenAuthorization } from "@/lib/oauth/authorizations.ts";
import { reachOfPerson } from "@/lib/oauth/reach.ts";
import { endOne } from "../actions.ts";

type Props = { params: Promise<{ id: string }> };

export const metadata: Metadata = { title: "Authorized" };

async function requireGiven(id: string): Promise<{ viewerId: number; given: GivenAuthorization }> {
  const { id: viewerId } = await requireViewer();
  const given = /^\d{1,9}$/.test(id) ? await findAuthorizationOf(viewerId, { id: Number(id) }) : null;
  return { viewerId, given: given ?? notFound() };
}

export default async function AuthorizationPage({ params }: Props) {
  const { viewerId, given } = await requireGiven((await params).id);
  const tokens = await countLiveTokens(given.id);
  return (
    <>
      <Breadcrumbs
        items={[{ label: "Authorized", href: "/settings/authorizations" }, { label: <bdi>{given.name}</bdi> }]}
      />
      <PageHeading description="What it may do as you, where, and what it did.">
        <bdi>{given.name}</bdi>
      </PageHeading>
      <div className="grid gap-8">
        <DefinitionList
          label="About the authorization"
          items={[
            { term: "Made by", value: <Link href={`/${given.ownerLogin}`}>{given.ownerLogin}</Link> },
            { term: "Authorized", value: <RelativeTime at={given.createdAt} /> },
            { term: "Last used", value: given.lastUsedAt ? <RelativeTime at={given.lastUsedAt} /> : "Never" },
            { term: "Tokens that work now", value: String(tokens) },
          ]}
        />
        {given.kind === "integration" ? (
          <ThroughIntegration given={given} viewerId={viewerId} />
        ) : (
          <ThroughApplication given={given} viewerId={viewerId} />
        )}
        <ConfirmSection
          title={`End what ${given.name} may do as you`}
          action={endOne}
          fields={{ id: String(given.id) }}
          submitLabel="End it"
          pendingLabel="Ending"
        >
          <p>
            Every token it has for you ends at once, and it is told. What it did stays.{" "}
            {given.kind === "integration" && "Where it is installed, it goes on acting as itself. "}
            You can authorize it again at any time.
          </p>
        </ConfirmSection>
      </div>
    </>
  );
}

type Integration = Extract<GivenAuthorization, { kind: "integration" }>;

async function ThroughIntegration({ given, viewerId }: { given: Integration; viewerId: number }) {
  const { name, slug, integrationId, permissions } = given;
  const person = { userId: viewerId, integrationId };
  const [{ reached, total }, acts] = await Promise.all([reachOfPerson(person), actsThroughIntegration(person)]);
  return (
    <>
      <section className="grid gap-3">
        <h2 className="font-semibold text-base">What it may do as you</h2>
        <PermissionGroups permissions={permissions} signingIn />
      </section>
      <section className="grid gap-3">
        <h2 className="font-semibold text-base">Where</h2>
        <WhereItReaches {...{ name, slug, reached, total }} />
      </section>
      <section className="grid gap-3">
        <h2 className="font-semibold text-base">What it did as you</h2>
        <ActList acts={acts} name={name} />
      </section>
    </>
  );
}

type Application = Extract<GivenAuthorization, { kind: "application" }>;

async function ThroughApplication({ given, viewerId }: { given: Application; viewerId: number }) {
  const { scopes, name } = given;
  const acts = await actsThroughApplication({ userId: viewerId, authorizationId: given.id });
  return (
    <>
      <section className="grid gap-3">
        <h2 className="font-semibold text-base">What it may do as you</h2>
        {scopes.length === 0 ? (
          <p className="text-muted">It knows your public profile and can do nothing as you.</p>
        ) : (
          <ul className="divide-y divide-line-muted rounded-md border border-line">
            {scopes.map((scope) => (
              <li key={scope} className="px-4 py-2">
                <span className="font-mono text-xs leading-5">{scope}</span>
                <span className="block text-muted">{scopeSentence(scope)}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className="grid gap-3">
        <h2 className="font-semibold text-base">What it did as you</h2>
        <ApplicationActList acts={acts} name={name} />
      </section>
    </>
  );
}
