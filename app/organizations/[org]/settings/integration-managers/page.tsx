import type { Metadata } from "next";
import { FieldsForm } from "@/components/accounts/fields-form.tsx";
import { requireOwnerPage } from "@/components/accounts/require-page.ts";
import { ActionButton } from "@/components/integrations/action-button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Link } from "@/components/ui/link.tsx";
import { List, ListRow } from "@/components/ui/list.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { integrationsOf } from "@/lib/integrations/list-queries.ts";
import { managersOf } from "@/lib/integrations/managers.ts";
import { add, remove } from "./actions.ts";

export const metadata: Metadata = { title: "Integration managers" };

export default async function ManagersPage({ params }: { params: Promise<{ org: string }> }) {
  const { organization } = await requireOwnerPage((await params).org);
  const { id, login } = organization;
  const [managers, integrations] = await Promise.all([managersOf(id), integrationsOf(id, "")]);
  const base = `/organizations/${login}/settings/integrations`;
  return (
    <>
      <PageHeading
        description={`Members who may change and manage integrations that ${login} registered, as its owners do. They may not install them by that right.`}
      >
        Integration managers
      </PageHeading>
      <div className="grid gap-8">
        {managers.length === 0 ? (
          <EmptyState title="Nobody yet">The owners of {login} manage its integrations.</EmptyState>
        ) : (
          <List title="Managers" count={managers.length}>
            {managers.map(({ id: managerId, user, integration, createdAt }) => (
              <ListRow
                key={managerId}
                title={
                  <Link look="strong" href={`/${user.login}`}>
                    {user.login}
                  </Link>
                }
                meta={
                  <span>
                    {integration ? (
                      <Link href={`${base}/${integration.slug}`}>
                        <bdi>{integration.name}</bdi>
                      </Link>
                    ) : (
                      "All integrations"
                    )}
                    , since <RelativeTime at={createdAt} />
                  </span>
                }
                actions={
                  <ActionButton
                    action={remove.bind(null, login, managerId)}
                    label="Remove"
                    describes={`${user.login}, manager of ${integration?.name ?? "all integrations"}`}
                    variant="danger"
                    size="sm"
                  />
                }
              />
            ))}
          </List>
        )}
        <section aria-labelledby="add-heading" className="grid max-w-xl gap-4">
          <h2 id="add-heading" className="font-semibold text-base">
            Add a manager
          </h2>
          <FieldsForm
            action={add.bind(null, login)}
            submitLabel="Add manager"
            pendingLabel="Adding…"
            fields={[
              { name: "login", label: "Member", required: true, hint: `The login of a member of ${login}.` },
              {
                name: "integration",
                label: "Manages",
                kind: "select",
                options: [
                  { value: "", label: "All integrations, those registered later included" },
                  ...integrations.map(({ slug, name }) => ({ value: slug, label: name })),
                ],
              },
            ]}
          />
        </section>
      </div>
    </>
  );
}
