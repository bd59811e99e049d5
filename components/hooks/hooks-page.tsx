import { WebhookIcon } from "@primer/octicons-react";
import { FieldsForm } from "@/components/accounts/fields-form.tsx";
import { OutcomeBadge } from "@/components/deliveries/outcome-badge.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Link } from "@/components/ui/link.tsx";
import { List, ListRow } from "@/components/ui/list.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { ownerWords } from "@/lib/host/hooks/owner.ts";
import { listHooks } from "@/lib/host/hooks/queries.ts";
import { add } from "./actions.ts";
import { CONTENT_TYPES, EVENTS_HINT } from "./hook-fields.tsx";
import { type HookOwnerParams, requireHooksOf } from "./require-hook.ts";

const SHOWN_MAX = 100;

/** The webhooks of a repository or an organization, and a form for one more. */
export async function HooksPage({ params }: { params: HookOwnerParams }) {
  const { owner, list } = await requireHooksOf(params);
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
                title={
                  <Link href={`${list}/${hook.id}`} look="strong">
                    <span className="break-all font-mono">{hook.url}</span>
                  </Link>
                }
                badges={
                  <>
                    {!hook.active && <Badge>Off</Badge>}
                    {hook.pausedAt && <Badge tone="warning">Paused</Badge>}
                    {hook.deliveries.map((last) => (
                      <Link
                        key={hook.id}
                        href={`${list}/${hook.id}/deliveries/${last.id}`}
                        aria-label="The last delivery"
                      >
                        <OutcomeBadge attempt={last} />
                      </Link>
                    ))}
                  </>
                }
                meta={
                  <span className="break-words">
                    {hook.events.includes("*") ? "Everything" : hook.events.join(", ")}
                  </span>
                }
                actions={
                  <>
                    <LinkButton
                      href={`${list}/${hook.id}/deliveries`}
                      size="sm"
                      aria-label={`Deliveries to ${hook.url}`}
                    >
                      Deliveries
                    </LinkButton>
                    <LinkButton href={`${list}/${hook.id}`} size="sm" aria-label={`Edit ${hook.url}`}>
                      Edit
                    </LinkButton>
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
            action={add.bind(null, params)}
            submitLabel="Add webhook"
            pendingLabel="Adding"
            fields={[
              { name: "url", label: "Address", kind: "url", required: true },
              {
                name: "content_type",
                label: "Content type",
                kind: "select",
                value: "json",
                options: CONTENT_TYPES,
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
                hint: EVENTS_HINT,
              },
            ]}
          />
        </section>
      </div>
    </>
  );
}
