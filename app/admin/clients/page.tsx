import { CircleSlashIcon } from "@primer/octicons-react";
import type { Metadata } from "next";
import { FieldsForm } from "@/components/accounts/fields-form.tsx";
import { requireSiteAdminPage } from "@/components/site/require-page.ts";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { List, ListRow, MetaDot } from "@/components/ui/list.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { suspendedClients } from "@/lib/oauth/suspend-client.ts";
import { letGoOn, suspend } from "./actions.ts";

export const metadata: Metadata = { title: "Suspended clients" };

export default async function ClientsPage() {
  await requireSiteAdminPage();
  const clients = await suspendedClients();
  return (
    <>
      <PageHeading description="Integrations and OAuth applications that are stopped: nobody can authorize them, they are given no token, and everything that they send is refused until they may go on.">
        Suspended clients
      </PageHeading>
      <div className="grid gap-6">
        {clients.length === 0 ? (
          <EmptyState icon={<CircleSlashIcon size={24} />} title="No client is suspended">
            Below you can stop one by its client ID.
          </EmptyState>
        ) : (
          <List label="Suspended clients">
            {clients.map(({ clientId, name, ownerLogin, suspendedAt }) => (
              <ListRow
                key={clientId}
                title={name}
                meta={
                  <>
                    <span className="break-all font-mono">{clientId}</span>
                    <MetaDot />
                    <span>Of {ownerLogin}</span>
                    <MetaDot />
                    <span>
                      Suspended <RelativeTime at={suspendedAt} />
                    </span>
                  </>
                }
                actions={
                  <form action={letGoOn}>
                    <input type="hidden" name="client_id" value={clientId} />
                    <SubmitButton variant="secondary" size="sm" aria-label={`Let ${name} go on`}>
                      Let it go on
                    </SubmitButton>
                  </form>
                }
              />
            ))}
          </List>
        )}
        <section aria-labelledby="suspend-heading" className="grid max-w-xl gap-4">
          <h2 id="suspend-heading" className="font-semibold text-base">
            Suspend a client
          </h2>
          <FieldsForm
            action={suspend}
            submitLabel="Suspend"
            pendingLabel="Suspending"
            fields={[
              {
                name: "client_id",
                label: "Client ID",
                required: true,
                hint: "As its maker sees it in the settings of the integration or application.",
              },
            ]}
          />
        </section>
      </div>
    </>
  );
}
