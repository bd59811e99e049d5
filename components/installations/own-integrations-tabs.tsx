import { LinkTabs } from "@/components/ui/link-tabs.tsx";

/** What a person has to do with integrations, on the three pages of it: beside each other wherever one of them is. */
export function OwnIntegrationsTabs() {
  return (
    <div className="mb-4">
      <LinkTabs
        label="Your integrations"
        tabs={[
          { href: "/settings/installations", label: "Installed", match: "exact" },
          { href: "/settings/authorizations", label: "Authorized", match: "exact" },
          { href: "/settings/requests", label: "Requests", match: "exact" },
        ]}
      />
    </div>
  );
}
