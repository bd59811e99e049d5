import type { Metadata } from "next";
import { PermissionGroups } from "@/components/consent/permission-groups.tsx";
import { DecisionForms } from "@/components/tokens/decision-forms.tsx";
import { type ReachingParams, requireReachingToken } from "@/components/tokens/require-page.ts";
import { permissionsOf, reachWords, TokenBadges, TokenTimes } from "@/components/tokens/token-words.tsx";
import { Breadcrumbs } from "@/components/ui/breadcrumbs.tsx";
import { Card } from "@/components/ui/card.tsx";
import { DefinitionList } from "@/components/ui/definition-list.tsx";
import { Link } from "@/components/ui/link.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { requireRecentSignIn } from "@/lib/authentication/recent-sign-in.ts";
import { askedDigest } from "@/lib/tokens/personal/asked-digest.ts";
import { repositoryNames, type ShownToken } from "@/lib/tokens/personal/queries.ts";
import { decide } from "../actions.ts";

export const metadata: Metadata = { title: "Token of a member" };

export default async function ReachingTokenPage({ params }: { params: Promise<ReachingParams> }) {
  const named = await params;
  const { viewer, organization, token } = await requireReachingToken(named);
  await requireRecentSignIn(viewer);
  const base = `/organizations/${organization.login}/settings/personal-access-tokens`;
  const seen = askedDigest(token);
  const person = token.account?.login ?? "ghost";
  return (
    <>
      <div className="mb-3">
        <Breadcrumbs items={[{ label: "Personal access tokens", href: base }, { label: token.note ?? "Token" }]} />
      </div>
      <PageHeading
        badges={<TokenBadges token={token} />}
        description={
          <span className="flex flex-wrap gap-x-2">
            <TokenTimes token={token} />
          </span>
        }
      >
        {token.note ?? "Token"}
      </PageHeading>
      <div className="grid gap-6">
        <DefinitionList
          items={[
            { term: "Acts as", key: "who", value: <Link href={`/${person}`}>{person}</Link> },
            { term: "Their words", key: "why", value: token.description ?? "None" },
            { term: "Reaches", key: "where", value: <Reach token={token} /> },
          ]}
        />
        <Card title="What it can do" headingLevel="h2">
          <PermissionGroups permissions={permissionsOf(token)} />
          <p className="mt-3 text-muted text-xs">Never more than {person} may do without it.</p>
        </Card>
        <DecisionForms
          approval={token.approval}
          person={person}
          organization={organization.login}
          approve={decide.bind(null, named, "approve", seen)}
          deny={decide.bind(null, named, "deny", seen)}
          revoke={decide.bind(null, named, "revoke", seen)}
        />
      </div>
    </>
  );
}

async function Reach({ token }: { token: ShownToken }) {
  const names = await repositoryNames(token.repositoryIds);
  if (names.length === 0) return reachWords(token);
  return (
    <ul>
      {names.map((name) => (
        <li key={name} className="break-words">
          {name}
        </li>
      ))}
    </ul>
  );
}
