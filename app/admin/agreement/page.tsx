import type { Metadata } from "next";
import { ActionButton } from "@/components/integrations/action-button.tsx";
import { AgreementForm } from "@/components/site/agreement-form.tsx";
import { requireSiteAdminPage } from "@/components/site/require-page.ts";
import { Badge } from "@/components/ui/badge.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { countSignatures, currentAgreement } from "@/lib/site/agreement.ts";
import { siteSetting } from "@/lib/site/settings.ts";
import { publish, switchRequirement } from "./actions.tsx";

export const metadata: Metadata = { title: "Pre-release agreement: administration" };

export default async function AdminAgreementPage() {
  await requireSiteAdminPage();
  const [{ version, text, publishedAt, publishedBy }, required] = await Promise.all([
    currentAgreement(),
    siteSetting("agreement_required"),
  ]);
  const signatures = await countSignatures(version);
  return (
    <>
      <PageHeading
        badges={<Badge tone={required ? "success" : "neutral"}>{required ? "Required" : "Turned off"}</Badge>}
        description={
          <>
            Version {version},{" "}
            {publishedAt ? (
              <>
                published <RelativeTime at={publishedAt} /> by {publishedBy?.login ?? "somebody whose account is gone"}
              </>
            ) : (
              "as Mortise brings it"
            )}
            . {signatures === 1 ? "One person has" : `${signatures} people have`} signed it.
          </>
        }
        actions={<LinkButton href="/prerelease/agreement">As people see it</LinkButton>}
      >
        Pre-release agreement
      </PageHeading>
      <div className="grid gap-8">
        <AgreementForm action={publish} initial={{ text, version }} />
        <Card
          title={required ? "Turn it off" : "Turn it on"}
          footer={
            <ActionButton
              action={switchRequirement.bind(null, !required)}
              label={required ? "Turn the agreement off" : "Turn the agreement on"}
            />
          }
        >
          <p className="max-w-prose">
            {required
              ? "People who have not signed the newest version are asked to, before they register or manage an integration in their browser. Turned off, nobody is asked; signatures are kept."
              : "Nobody is asked to sign at the moment. Turned on, those who have not signed the newest version are."}
          </p>
        </Card>
      </div>
    </>
  );
}
