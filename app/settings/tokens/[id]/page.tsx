import type { Metadata } from "next";
import { FormSection } from "@/components/integrations/form-section.tsx";
import { ClassicTokenForm } from "@/components/tokens/classic-form.tsx";
import { NEW_TOKEN } from "@/components/tokens/form-state.ts";
import { RegenerateForm } from "@/components/tokens/regenerate-form.tsx";
import { requireTokenPage } from "@/components/tokens/require-page.ts";
import { TokenHeading } from "@/components/tokens/token-heading.tsx";
import { requireRecentSignIn } from "@/lib/authentication/recent-sign-in.ts";
import { change, regenerate } from "../actions.ts";

export const metadata: Metadata = { title: "Classic token" };

export default async function ClassicTokenPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { viewer, token } = await requireTokenPage(id, "PERSONAL");
  await requireRecentSignIn(viewer);
  return (
    <>
      <TokenHeading token={token} list={{ label: "Classic tokens", href: "/settings/tokens" }} />
      <div className="grid gap-8">
        <ClassicTokenForm
          action={change.bind(null, id)}
          initial={{ ...NEW_TOKEN, note: token.note ?? "", scopes: token.scopes }}
          isNew={false}
        />
        <FormSection
          id="regenerate"
          title="Regenerate"
          description="A new value with the same scopes. The present value is refused from then on."
        >
          <RegenerateForm action={regenerate.bind(null, id)} longestDays={null} backHref="/settings/tokens" />
        </FormSection>
      </div>
    </>
  );
}
