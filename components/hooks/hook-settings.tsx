import { FieldsForm } from "@/components/accounts/fields-form.tsx";
import { DeliveryOptions } from "@/components/deliveries/delivery-options.tsx";
import { FormerSecret } from "@/components/deliveries/former-secret.tsx";
import { PauseBanner } from "@/components/deliveries/pause-banner.tsx";
import { ConfirmSection } from "@/components/ui/confirm.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { ownerWords } from "@/lib/host/hooks/owner.ts";
import { changeHook, deleteFrom, pingOne, resumeFrom, saveOptionsOf } from "./actions.ts";
import { CERTIFICATES, CONTENT_TYPES, EVENTS_HINT } from "./hook-fields.tsx";
import { HookFrame } from "./hook-frame.tsx";
import { type HookParams, requireHookPage } from "./require-hook.ts";

/** A webhook of a repository or an organization: where it points, what it is told, how, and its end. */
export async function HookSettings({ params }: { params: HookParams }) {
  const page = await requireHookPage(params);
  const { hook, owner } = page;
  const isSigned = hook.sealedSecret !== null;
  return (
    <HookFrame page={page}>
      <div className="grid gap-8">
        {hook.pausedAt && (
          <PauseBanner
            pausedAt={hook.pausedAt}
            failingSince={hook.failingSince}
            action={resumeFrom.bind(null, params)}
          />
        )}
        <FormerSecret until={hook.formerSecretUntil} />
        <section aria-labelledby="settings-heading" className="grid max-w-2xl gap-4">
          <h2 id="settings-heading" className="font-semibold text-base">
            Settings
          </h2>
          <FieldsForm
            action={changeHook.bind(null, params)}
            submitLabel="Save webhook"
            pendingLabel="Saving"
            fields={[
              {
                name: "active",
                label: "Active",
                kind: "checkbox",
                value: hook.active ? "on" : "",
                hint: "Events are sent to the address below. Without it, none are.",
              },
              { name: "url", label: "Address", kind: "url", required: true, value: hook.url },
              {
                name: "content_type",
                label: "Content type",
                kind: "select",
                value: hook.contentType,
                options: CONTENT_TYPES,
              },
              {
                name: "secret",
                label: isSigned ? "New secret" : "Secret",
                kind: "password",
                optional: true,
                autoComplete: "new-password",
                hint: isSigned ? "One is stored. Leave this empty to keep it." : "What is sent is signed with it.",
              },
              ...(isSigned ? SECRET_CHOICES : []),
              {
                name: "insecure_ssl",
                label: "TLS certificates",
                kind: "select",
                value: hook.insecureSsl ? "1" : "0",
                options: CERTIFICATES,
              },
              { name: "events", label: "Events", required: true, value: hook.events.join(" "), hint: EVENTS_HINT },
            ]}
          />
        </section>
        <DeliveryOptions action={saveOptionsOf.bind(null, params)} retries={hook.retries} />
        <section aria-labelledby="ping-heading" className="grid gap-3 border-line border-t pt-6">
          <h2 id="ping-heading" className="font-semibold text-base">
            Say hello
          </h2>
          <p className="max-w-prose text-muted">Sends a ping. What comes back is in the deliveries.</p>
          <form action={pingOne.bind(null, params)}>
            <SubmitButton variant="secondary" pendingLabel="Sending">
              Send a ping
            </SubmitButton>
          </form>
        </section>
        <ConfirmSection
          title="Delete this webhook"
          action={deleteFrom.bind(null, params)}
          submitLabel="Delete webhook"
          pendingLabel="Deleting"
        >
          <p>
            Nothing that happens in {ownerWords(owner)} is sent there any more, and what was sent can no longer be
            looked at. The address is told of its end.
          </p>
        </ConfirmSection>
      </div>
    </HookFrame>
  );
}

const SECRET_CHOICES = [
  {
    name: "keep_former_secret",
    label: "Sign with the stored secret too for 24 hours",
    kind: "checkbox",
    hint: "When you enter a new one: until then X-Mortise-Former-Signature-256 holds the signature by the former secret, so that nothing is refused while your server changes over.",
  },
  {
    name: "remove_secret",
    label: "Remove the stored secret",
    kind: "checkbox",
    hint: "Deliveries are then sent without a signature.",
  },
] as const;
