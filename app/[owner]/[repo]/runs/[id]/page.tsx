import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { orNotFound } from "@/components/accounts/require-page.ts";
import { CheckRunBadge, CheckRunFacts } from "@/components/host/check-run.tsx";
import { OutsideLink } from "@/components/host/outside-link.tsx";
import { pageIn } from "@/components/host/page-number.ts";
import { codePath, commitPath, repositoryPath } from "@/components/host/paths.ts";
import { type RepositoryParams, repositoryFields, requireRepositoryPage } from "@/components/host/require-page.ts";
import { Markdown } from "@/components/markdown/markdown.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { Breadcrumbs } from "@/components/ui/breadcrumbs.tsx";
import { CodeBlock } from "@/components/ui/code.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Link } from "@/components/ui/link.tsx";
import { List, ListRow } from "@/components/ui/list.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import type { PageQuery } from "@/components/ui/page-href.ts";
import { Pagination } from "@/components/ui/pagination.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { type CheckRunRow, listAnnotations, requireCheckRun } from "@/lib/host/checks/queries.ts";
import type { RepositoryRow } from "@/lib/host/repositories/row.ts";
import { pressAction, runAgain } from "./actions.ts";

type Props = { params: Promise<RepositoryParams & { id: string }>; searchParams: Promise<PageQuery> };

async function requireRunPage({ params }: Props) {
  const { owner, repo, id } = await params;
  const { repository, abilities } = await requireRepositoryPage(owner, repo);
  if (!/^[1-9]\d{0,8}$/.test(id)) notFound();
  return { repository, abilities, run: await orNotFound(() => requireCheckRun(repository.id, Number(id))) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { repository, run } = await requireRunPage(props);
  return { title: `${run.name} · ${repository.ownerLogin}/${repository.name}` };
}

export default async function CheckRunPage(props: Props) {
  const { repository, abilities, run } = await requireRunPage(props);
  const { headSha } = run.suite;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: `Commit ${headSha.slice(0, 7)}`, href: `${commitPath(repository, headSha)}#checks` },
          { label: run.name },
        ]}
      />
      <PageHeading
        badges={<CheckRunBadge status={run.status} conclusion={run.conclusion} />}
        description={<CheckRunFacts run={run} />}
        actions={abilities.push && run.status === "completed" && <Buttons repository={repository} run={run} />}
      >
        {run.name}
      </PageHeading>
      <div className="grid min-w-0 gap-6">
        {run.title && <h2 className="font-semibold text-base">{run.title}</h2>}
        {run.summary ? (
          <Markdown text={run.summary} idPrefix="summary-" headingBase={3} lineBreaks />
        ) : (
          <EmptyState title="Nothing was said of it yet">
            The integration writes here what it found, with notes on lines of files.
          </EmptyState>
        )}
        {run.text && <Markdown text={run.text} idPrefix="text-" headingBase={3} lineBreaks />}
        {run.detailsUrl && (
          <p>
            <OutsideLink href={run.detailsUrl}>Details at {new URL(run.detailsUrl).hostname}</OutsideLink>
          </p>
        )}
        <Annotations repository={repository} run={run} query={await props.searchParams} />
      </div>
    </>
  );
}

type Shown = { repository: RepositoryRow; run: CheckRunRow };

/** To have it run again, and what else the integration offers. */
function Buttons({ repository, run }: Shown) {
  const actions = run.actions as { label: string; description: string; identifier: string }[];
  const fields = Object.entries({ ...repositoryFields(repository), id: run.id }).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
  return (
    <div className="flex flex-wrap gap-2">
      {actions.map(({ label, description, identifier }) => (
        <form key={identifier} action={pressAction} title={description}>
          {fields}
          <input type="hidden" name="identifier" value={identifier} />
          <SubmitButton variant="secondary">{label}</SubmitButton>
        </form>
      ))}
      <form action={runAgain}>
        {fields}
        <SubmitButton variant="secondary">Run again</SubmitButton>
      </form>
    </div>
  );
}

const LEVELS = {
  notice: { word: "Notice", tone: "accent" },
  warning: { word: "Warning", tone: "warning" },
  failure: { word: "Failure", tone: "danger" },
} as const;

async function Annotations({ repository, run, query }: Shown & { query: PageQuery }) {
  const page = pageIn(query);
  const { total, annotations } = await listAnnotations(run.id, page);
  if (total === 0) return null;
  return (
    <>
      <List title="Annotations" count={total}>
        {annotations.map(({ id, path, startLine, endLine, level, title, message, rawDetails }) => {
          const { word, tone } = LEVELS[level as keyof typeof LEVELS];
          const lines = startLine === endLine ? `line ${startLine}` : `lines ${startLine} to ${endLine}`;
          return (
            <ListRow
              key={id}
              title={title ?? message}
              badges={<Badge tone={tone}>{word}</Badge>}
              description={title && <span className="whitespace-pre-wrap">{message}</span>}
              meta={
                <span className="break-all">
                  <Link href={`${codePath(repository, { view: "blob", ref: run.suite.headSha, path })}#L${startLine}`}>
                    {path}
                  </Link>
                  , {lines}
                </span>
              }
            >
              {rawDetails && <CodeBlock title="Details" label={`Details of annotation ${id}`} code={rawDetails} />}
            </ListRow>
          );
        })}
      </List>
      <Pagination
        path={repositoryPath(repository, `/runs/${run.id}`)}
        query={query}
        page={page.page}
        hasNext={page.page * page.perPage < total}
      />
    </>
  );
}
