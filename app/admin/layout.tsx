import { CircleSlashIcon, CommentDiscussionIcon, FileBadgeIcon, GlobeIcon } from "@primer/octicons-react";
import type { ReactNode } from "react";
import { SettingsLayout } from "@/components/shell/settings-layout.tsx";
import { requireSiteAdminPage } from "@/components/site/require-page.ts";

/** What the people who run this server decide; it does not exist for others. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  await requireSiteAdminPage();
  return (
    <SettingsLayout
      title="Site administration"
      groups={[
        {
          items: [
            { href: "/admin", label: "Feedback", icon: <CommentDiscussionIcon /> },
            { href: "/admin/agreement", label: "Agreement", icon: <FileBadgeIcon /> },
            { href: "/admin/clients", label: "Suspended clients", icon: <CircleSlashIcon /> },
            { href: "/admin/outbound", label: "Outbound addresses", icon: <GlobeIcon /> },
          ],
        },
      ]}
    >
      {children}
    </SettingsLayout>
  );
}
