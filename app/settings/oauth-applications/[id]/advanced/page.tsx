import type { Metadata } from "next";
import { ConfirmedAction } from "@/components/integrations/confirmed-action.tsx";
import { ApplicationFrame } from "@/components/oauth/application-frame.tsx";
import { type ApplicationParams, requireApplicationPage } from "@/components/oauth/application-page.ts";
import { TransferForm } from "@/components/oauth/transfer-form.tsx";
import { ConfirmSection } from "@/components/ui/confirm.tsx";
import { requireRecentSignIn } from "@/lib/authentication/recent-sign-in.ts";
import { remove, revokeAll, transfer } from "../../actions.ts";

export const metadata: Metadata = { title: "OAuth application: advanced" };

export default async function AdvancedApplicationPage({ params }: { params: Promise<ApplicationParams> }) {
  const named = await params;
  const { viewer, application, base } = await requireApplicationPage(named);
  await requireRecentSignIn(viewer);
  return (
    <ApplicationFrame application={application} base={base}>
      <div className="grid gap-8">
        <TransferForm action={transfer.bind(null, named)} name={application.name} />
        <ConfirmSection
          title="End everybody's tokens"
          action={revokeAll.bind(null, named)}
          submitLabel="End all tokens"
          pendingLabel="Ending…"
        >
          <p>Every token and refresh token that it holds is refused from then on, and everybody is asked again.</p>
        </ConfirmSection>
        <ConfirmedAction
          title="Delete this application"
          action={remove.bind(null, named)}
          expected={application.name}
          submitLabel="Delete the application"
          pendingLabel="Deleting…"
        >
          <p>This cannot be undone. Its client secrets and every token that it holds end at once.</p>
        </ConfirmedAction>
      </div>
    </ApplicationFrame>
  );
}
