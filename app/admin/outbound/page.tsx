import type { Metadata } from "next";
import { FieldsForm } from "@/components/accounts/fields-form.tsx";
import { requireSiteAdminPage } from "@/components/site/require-page.ts";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { config } from "@/lib/platform/config.ts";
import { writeAllowList } from "@/lib/site/change-outbound-allow-list.ts";
import { siteSetting } from "@/lib/site/settings.ts";
import { saveAllowList } from "./actions.ts";

export const metadata: Metadata = { title: "Outbound addresses" };

export default async function OutboundPage() {
  await requireSiteAdminPage();
  const isOpen = config().outboundPolicy === "any";
  return (
    <>
      <PageHeading description="Which addresses webhooks may reach. It is checked whenever a connection is made, after names are resolved.">
        Outbound addresses
      </PageHeading>
      <div className="grid max-w-xl gap-4">
        <p>
          {isOpen
            ? "This server runs for development or tests: every address may be reached, those of this machine and of private networks too. In production only public ones are, and those below."
            : "This server runs in production: only public addresses may be reached, and those below."}
        </p>
        <FieldsForm
          action={saveAllowList}
          submitLabel="Save"
          pendingLabel="Saving"
          fields={[
            {
              name: "networks",
              label: "Allowed although not public",
              kind: "textarea",
              optional: true,
              value: writeAllowList(await siteSetting("outbound_allow_list")),
              hint: "One address or network a line, such as 10.0.0.7 or 10.20.0.0/16. What follows a # is a note.",
            },
          ]}
        />
      </div>
    </>
  );
}
