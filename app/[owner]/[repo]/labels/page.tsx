import { IssueOpenedIcon, TagIcon } from "@primer/octicons-react";
import type { Metadata } from "next";
import { FieldsForm } from "@/components/accounts/fields-form.tsx";
import { LabelChip } from "@/components/host/label-chip.tsx";
import { labelFields } from "@/components/host/label-page.ts";
import { LabelPreview } from "@/components/host/label-preview.tsx";
import { pageIn } from "@/components/host/page-number.ts";
import { labelEditPath, repositoryPath } from "@/components/host/paths.ts";
import { type RepositoryParams, repositoryFields, requireRepositoryPage } from "@/components/host/require-page.ts";
import { LinkButton } from "@/components/ui/button.tsx";
import { cx } from "@/components/ui/cx.ts";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { List, ListRow } from "@/components/ui/list.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import type { PageQuery } from "@/components/ui/page-href.ts";
import { Pagination } from "@/components/ui/pagination.tsx";
import { listLabels } from "@/lib/host/labels/queries.ts";
import { DEFAULT_COLOR } from "@/lib/host/labels/rules.ts";
import { addLabel } from "./actions.ts";

type Props = { params: Promise<RepositoryParams>; searchParams: Promise<PageQuery> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { owner, repo } = await params;
  const { repository } = await requireRepositoryPage(owner, repo);
  return { title: `Labels · ${repository.ownerLogin}/${repository.name}` };
}

export default async function LabelsPage({ params, searchParams }: Props) {
  const { owner, repo } = await params;
  const { repository, abilities } = await requireRepositoryPage(owner, repo);
  const query = await searchParams;
  const page = pageIn(query);
  const { total, labels } = await listLabels(repository.id, page);
  const issues = repositoryPath(repository, "/issues");
  return (
    <>
      <PageHeading
        actions={
          <LinkButton href={issues} icon={<IssueOpenedIcon />}>
            Issues
          </LinkButton>
        }
      >
        Labels
      </PageHeading>
      <div className={cx("grid items-start gap-6", abilities.changeLabels && "lg:grid-cols-[minmax(0,1fr)_18rem]")}>
        <div className="min-w-0">
          {labels.length === 0 ? (
            <EmptyState icon={<TagIcon size={24} />} title="No labels">
              Labels sort issues: by kind, by urgency, by whatever helps.
            </EmptyState>
          ) : (
            <List title="Labels" count={total}>
              {labels.map((label) => (
                <ListRow
                  key={label.id}
                  title={<LabelChip label={label} href={`${issues}?label=${encodeURIComponent(label.name)}`} />}
                  description={label.description}
                  actions={
                    abilities.changeLabels && (
                      <>
                        <LinkButton
                          size="sm"
                          href={labelEditPath(repository, label.id)}
                          aria-label={`Edit ${label.name}`}
                        >
                          Edit
                        </LinkButton>
                        <LinkButton
                          size="sm"
                          variant="danger"
                          href={labelEditPath(repository, label.id, "/delete")}
                          aria-label={`Delete ${label.name}`}
                        >
                          Delete
                        </LinkButton>
                      </>
                    )
                  }
                />
              ))}
            </List>
          )}
          <Pagination
            path={repositoryPath(repository, "/labels")}
            query={query}
            page={page.page}
            hasNext={page.page * page.perPage < total}
          />
        </div>
        {abilities.changeLabels && (
          <section aria-labelledby="new-label" className="grid gap-4">
            <h2 id="new-label" className="font-semibold text-base">
              New label
            </h2>
            <FieldsForm
              key={total}
              action={addLabel}
              submitLabel="Create label"
              pendingLabel="Creating"
              hidden={repositoryFields(repository)}
              fields={labelFields()}
            >
              <LabelPreview label={{ name: "new label", color: DEFAULT_COLOR }} />
            </FieldsForm>
          </section>
        )}
      </div>
    </>
  );
}
