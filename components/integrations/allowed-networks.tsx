import { FieldsForm } from "@/components/accounts/fields-form.tsx";
import type { FormState } from "@/components/accounts/form-state.ts";
import { Card } from "@/components/ui/card.tsx";
import { Code } from "@/components/ui/code.tsx";
import { List, ListRow } from "@/components/ui/list.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { AllowedNetwork } from "@/lib/integrations/allowed-networks.ts";
import { ActionButton } from "./action-button.tsx";

/** Where the integration's credentials may be used from, and a form for one place more. */
export function AllowedNetworks({
  networks,
  add,
  remove,
}: {
  networks: readonly AllowedNetwork[];
  add: (previous: FormState, form: FormData) => Promise<FormState>;
  remove: (networkId: number) => (problem: string | null) => Promise<string | null>;
}) {
  return (
    <Card title="IP allow list">
      <div className="grid gap-4">
        <p className="max-w-prose">
          {networks.length === 0
            ? "Its keys, installation tokens and client secrets can be used from anywhere. With the first entry, they are refused from everywhere else: on the API, in git and when a code is exchanged."
            : "Its keys, installation tokens and client secrets are refused from everywhere else: on the API, in git and when a code is exchanged. Tokens of people are not concerned."}
        </p>
        {networks.length > 0 && (
          <List label="IP allow list">
            {networks.map(({ id, network, description, createdAt }) => (
              <ListRow
                key={id}
                title={<Code>{network}</Code>}
                meta={
                  <span>
                    {description && (
                      <>
                        <bdi>{description}</bdi>,{" "}
                      </>
                    )}
                    added <RelativeTime at={createdAt} />
                  </span>
                }
                actions={
                  <ActionButton action={remove(id)} label="Remove" describes={network} variant="danger" size="sm" />
                }
              />
            ))}
          </List>
        )}
        <div className="max-w-xl">
          <FieldsForm
            action={add}
            submitLabel="Add to the list"
            submitVariant="secondary"
            pendingLabel="Adding…"
            fields={[
              {
                name: "network",
                label: "Address or network",
                required: true,
                hint: "192.0.2.7, 192.0.2.0/24 or 2001:db8::/32",
                autoComplete: "off",
              },
              { name: "network_description", label: "What it is", optional: true },
            ]}
          />
        </div>
      </div>
    </Card>
  );
}
