"use client";

import { useActionState, useState } from "react";
import { Card } from "@/components/ui/card.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { LOGO_BYTES_MAX } from "@/lib/integrations/limits.ts";
import { IntegrationAvatar } from "./integration-avatar.tsx";

type Action = (problem: string | null, form: FormData) => Promise<string | null>;

/** The picture of an integration: shows it, takes another one, gives it up. */
export function LogoForm({
  integration,
  upload,
  remove,
}: {
  integration: { id: number; slug: string; logoVersion: string | null };
  /** Answers with what is wrong, or redirects. */
  upload: Action;
  remove: Action;
}) {
  const [refused, submit] = useActionState(upload, null);
  const [, submitRemoval] = useActionState(remove, null);
  const [tooLarge, setTooLarge] = useState(false);
  const problem = tooLarge ? "The picture is larger than 1 MB. Use a smaller one." : (refused ?? undefined);
  return (
    <Card title="Picture" description="Shown wherever people meet the integration, and beside what it does.">
      <div className="flex flex-wrap items-start gap-4">
        <IntegrationAvatar integration={integration} size={64} />
        <div className="grid min-w-0 grow gap-3">
          <form action={submit} className="grid max-w-md gap-3">
            <Field
              name="logo"
              label="Upload a picture"
              error={problem}
              hint="PNG or JPEG, up to 1 MB. It is cut to a square at the middle."
            >
              {(control) => (
                <Input
                  {...control}
                  type="file"
                  accept="image/png,image/jpeg"
                  onChange={(event) => setTooLarge((event.target.files?.[0]?.size ?? 0) > LOGO_BYTES_MAX)}
                />
              )}
            </Field>
            <div>
              <SubmitButton variant="secondary" pendingLabel="Uploading…" disabled={tooLarge}>
                Upload
              </SubmitButton>
            </div>
          </form>
          {integration.logoVersion && (
            <form action={submitRemoval}>
              <SubmitButton variant="ghost" size="sm" pendingLabel="Removing…">
                Remove the picture
              </SubmitButton>
            </form>
          )}
        </div>
      </div>
    </Card>
  );
}
