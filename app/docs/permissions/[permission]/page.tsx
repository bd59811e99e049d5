import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { DocsPage } from "@/components/docs/docs-page.tsx";
import { EndpointTable } from "@/components/docs/endpoint-table.tsx";
import { permissionDocsHref } from "@/components/permission-picker/fields.ts";
import { levelWords } from "@/components/permission-picker/level-words.ts";
import { Code } from "@/components/ui/code.tsx";
import { DefinitionList } from "@/components/ui/definition-list.tsx";
import { Disclosure } from "@/components/ui/disclosure.tsx";
import { endpointsOpenedBy, type OpenedEndpoint } from "@/lib/api/permission-table.ts";
import type { GrantedLevel } from "@/lib/authorization/levels.ts";
import {
  findPermissionKey,
  type PermissionDefinition,
  permissionDefinition,
} from "@/lib/authorization/permission-catalogue.ts";
import { SUBSCRIBABLE_EVENTS } from "@/lib/webhooks/catalogue.ts";

type Props = { params: Promise<{ permission: string }> };

const SCOPE_WORDS = {
  repository: "Repositories, granted when the integration is installed",
  organization: "Organizations, granted when the integration is installed",
  account: "A person's own account, granted by each person",
  enterprise: "Enterprises; it cannot be asked for here",
} as const;

/** What git itself may do, which is no endpoint of the API. */
const BY_GIT: Readonly<Partial<Record<string, Readonly<Partial<Record<GrantedLevel, string>>>>>> = {
  contents: { read: "Clone and fetch with git", write: "Push with git" },
  workflows: { write: "Push changes of workflow files with git" },
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const key = findPermissionKey((await params).permission) ?? notFound();
  return { title: `Permission: ${permissionDefinition(key).title}` };
}

export default async function PermissionPage({ params }: Props) {
  const { permission: spelling } = await params;
  const key = findPermissionKey(spelling) ?? notFound();
  if (key !== spelling) redirect(permissionDocsHref(key));
  const permission = permissionDefinition(key);
  const endpoints = await endpointsOpenedBy(key);
  return (
    <DocsPage
      title={permission.title}
      description={permission.description}
      path={[{ label: "Permissions", href: "/docs/permissions" }]}
    >
      <div className="grid gap-8">
        <About permission={permission} />
        {permission.levels.map((level) => (
          <LevelSection
            key={level}
            permission={permission}
            level={level}
            endpoints={endpoints.filter((endpoint) => endpoint.level === level)}
          />
        ))}
      </div>
    </DocsPage>
  );
}

function About({ permission: { key, scope, spellings } }: { permission: PermissionDefinition }) {
  const events = SUBSCRIBABLE_EVENTS.filter(({ permissions }) => permissions.includes(key));
  return (
    <DefinitionList
      label="About the permission"
      items={[
        { term: "Key", value: <Codes words={[key, ...spellings]} /> },
        { term: "Is about", value: SCOPE_WORDS[scope] },
        {
          term: "Offers the events",
          value: events.length === 0 ? "None" : <Codes words={events.map(({ name }) => name)} />,
        },
      ]}
    />
  );
}

function Codes({ words }: { words: readonly string[] }) {
  return (
    <span className="flex flex-wrap gap-1">
      {words.map((word) => (
        <Code key={word}>{word}</Code>
      ))}
    </span>
  );
}

function LevelSection({
  permission,
  level,
  endpoints,
}: {
  permission: PermissionDefinition;
  level: GrantedLevel;
  endpoints: readonly OpenedEndpoint[];
}) {
  const { key, title, verbs } = permission;
  const served = endpoints.filter((endpoint) => endpoint.served);
  const rest = endpoints.filter((endpoint) => !endpoint.served);
  const byGit = BY_GIT[key]?.[level];
  return (
    <section aria-labelledby={level} className="grid gap-3">
      <div>
        <h2 id={level} className="scroll-mt-20 font-semibold text-base">
          {levelWords(level, permission)}
        </h2>
        <p className="text-muted">Lets an integration {verbs[level]}.</p>
      </div>
      {byGit && <p>{byGit}.</p>}
      {served.length > 0 && (
        <EndpointTable caption={`${title}: what ${level} opens here`} permission={key} endpoints={served} />
      )}
      {rest.length > 0 && (
        <Disclosure
          summary={`${rest.length === 1 ? "1 endpoint is" : `${rest.length} endpoints are`} documented and not served here`}
        >
          <EndpointTable caption={`${title}: what ${level} opens elsewhere`} permission={key} endpoints={rest} />
        </Disclosure>
      )}
      {served.length + rest.length === 0 && !byGit && <p className="text-muted">No endpoint needs this level.</p>}
    </section>
  );
}
