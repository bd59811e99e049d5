import type { Metadata } from "next";
import { FieldsForm } from "@/components/accounts/fields-form.tsx";
import { requireSiteAdminPage } from "@/components/site/require-page.ts";
import { Link } from "@/components/ui/link.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { siteSetting } from "@/lib/site/settings.ts";
import { saveFeedbackAddress } from "./actions.ts";

export const metadata: Metadata = { title: "Site administration" };

export default async function AdminPage() {
  await requireSiteAdminPage();
  const address = await siteSetting("feedback_url");
  return (
    <>
      <PageHeading description="What the people who run this server decide for everybody.">
        Site administration
      </PageHeading>
      <section aria-labelledby="feedback-heading" className="grid max-w-xl gap-4">
        <div>
          <h2 id="feedback-heading" className="font-semibold text-base">
            Feedback
          </h2>
          <p className="text-muted">
            “Give feedback” stands on every page where integrations are managed.
            {address && (
              <>
                {" "}
                It leads to <Link href={address}>{address}</Link> now.
              </>
            )}
          </p>
        </div>
        <FieldsForm
          action={saveFeedbackAddress}
          submitLabel="Save"
          pendingLabel="Saving"
          fields={[
            {
              name: "feedback_url",
              label: "Where “Give feedback” leads",
              optional: true,
              value: address,
              hint: "A path of this site such as /platform/forum/issues, a whole address, or mailto: with an address. Left empty, the link is not shown.",
            },
          ]}
        />
      </section>
    </>
  );
}
