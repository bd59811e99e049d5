import { WebhookIcon } from "@primer/octicons-react";
import { FieldsForm } from "@/components/accounts/fields-form.tsx";
import type { FormState } from "@/components/accounts/form-state.ts";
import { OutcomeBadge } from "@/components/deliveries/outcome-badge.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Link } from "@/components/ui/link.tsx";
import { List, ListRow } from "@/components/ui/list.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { type HookOwner, ownerWords } from "@/lib/host/hooks/owner.ts";
import { listHooks } from "@/lib/host/hooks/queries.ts";

const SHOWN_MAX = 100;

type Actions = {
  add: (previous: FormState, form: FormData) => Promise<FormState>;
  ping: (form: FormData) => Promise<void>;
  remove: (form: FormData) => Promise<void>;
};

/** The webhooks of a repository or an organization, and a form for one more. */
export async function HooksPage({ owner, actions }: { owner: HookOwner; actions: Actions }) {
  const { hooks } = await listHooks(owner, { page: 1, perPage: SHOWN_MAX });
  return (
    <>
      <PageHeading description={`Addresses that are told what happens in ${ownerWords(owner)}.`}>Webhooks</PageHeading>
      <div className="grid gap-8">
        {hooks.length === 0 ? (
          <EmptyState icon={<WebhookIcon size={24} />} title="There is no webhook yet" headingLevel="h2">
            An integration needs none here: it has its own.
          </EmptyState>
        ) : (
          <List title="Webhooks" headingLevel="h2">
            {hooks.map((hook) => (
              <ListRow
                key={hook.id}
                title={<span className="break-all font-mono">{hook.url}</span>}
                badges={
                  <>
                    {!hook.active && <Badge>Off</Badge>}
                    {hook.deliveries[0] && <OutcomeBadge attempt={hook.deliveries[0]} />}
                  </>
                }
                meta={
                  <span className="break-words">
                    {hook.events.includes("*") ? "Everything" : hook.events.join(", ")}
                  </span>
                }
                actions={
                  <>
                    <HookButton action={actions.ping} id={hook.id} label="Ping" of={hook.url} />
                    <HookButton action={actions.remove} id={hook.id} label="Delete" of={hook.url} danger />
                  </>
                }
              />
            ))}
          </List>
        )}
        <section aria-labelledby="add-heading" className="grid max-w-xl gap-4">
          <h2 id="add-heading" className="font-semibold text-base">
            Add a webhook
          </h2>
          <FieldsForm
            action={actions.add}
            submitLabel="Add webhook"
            pendingLabel="Adding"
            fields={[
              { name: "url", label: "Address", kind: "url", required: true },
              {
                name: "content_type",
                label: "Content type",
                kind: "select",
                value: "json",
                options: [
                  { value: "json", label: "application/json" },
                  { value: "form", label: "application/x-www-form-urlencoded" },
                ],
              },
              {
                name: "secret",
                label: "Secret",
                kind: "password",
                optional: true,
                autoComplete: "new-password",
                hint: "What is sent is signed with it.",
              },
              {
                name: "events",
                label: "Events",
                value: "push",
                required: true,
                hint: (
                  <>
                    Names separated by spaces, or * for everything. <Link href="/docs/webhooks">All events</Link>
                  </>
                ),
              },
            ]}
          />
        </section>
      </div>
    </>
  );
}

function HookButton({
  action,
  id,
  label,
  of,
  danger = false,
}: {
  action: (form: FormData) => Promise<void>;
  id: number;
  label: string;
  of: string | null;
  danger?: boolean;
}) {
  return (
    <form action={action}>
      <input type="hidden" name="id" value={id} />
      <SubmitButton size="sm" variant={danger ? "danger" : "secondary"} aria-label={`${label} ${of}`}>
        {label}
      </SubmitButton>
    </form>
  );
}
