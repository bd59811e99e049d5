import {
  AppsIcon,
  BellIcon,
  CodeSquareIcon,
  DevicesIcon,
  GearIcon,
  InboxIcon,
  KeyIcon,
  LogIcon,
  MailIcon,
  OrganizationIcon,
  PersonIcon,
  ShieldLockIcon,
  WorkflowIcon,
} from "@primer/octicons-react";
import type { ReactNode } from "react";
import { AccountHeading } from "@/components/accounts/account-heading.tsx";
import { OffersBanner } from "@/components/installations/offers-banner.tsx";
import { SettingsLayout } from "@/components/shell/settings-layout.tsx";
import { countInvitationsFor } from "@/lib/accounts/people-queries.ts";
import { countUnreadNotices } from "@/lib/accounts/unread-notices.ts";
import { requireViewer } from "@/lib/authentication/session.ts";
import { unansweredOffers } from "@/lib/installations/offers.ts";

export default async function ViewerSettingsLayout({ children }: { children: ReactNode }) {
  const viewer = await requireViewer();
  const [invitations, unread, offers] = await Promise.all([
    countInvitationsFor(viewer.id),
    countUnreadNotices(viewer.id),
    unansweredOffers(viewer.id),
  ]);
  return (
    <SettingsLayout
      title="Settings"
      header={<AccountHeading login={viewer.login} name={viewer.name} kind="person" />}
      groups={[
        {
          items: [
            { href: "/settings/profile", label: "Profile", icon: <PersonIcon /> },
            { href: "/settings/emails", label: "E-mail addresses", icon: <MailIcon /> },
            { href: "/settings/account", label: "Account", icon: <GearIcon /> },
            { href: "/settings/notices", label: "Notices", icon: <BellIcon />, count: unread || undefined },
          ],
        },
        {
          title: "Access",
          items: [
            { href: "/settings/security", label: "Password and sign-in", icon: <ShieldLockIcon /> },
            { href: "/settings/sessions", label: "Sessions", icon: <DevicesIcon /> },
            { href: "/settings/security-log", label: "Security log", icon: <LogIcon /> },
            {
              href: "/settings/organizations",
              label: "Organizations",
              icon: <OrganizationIcon />,
              count: invitations || undefined,
            },
          ],
        },
        {
          title: "Integrations",
          items: [
            { href: "/settings/installations", label: "Installed", icon: <AppsIcon /> },
            { href: "/settings/authorizations", label: "Authorized", icon: <PersonIcon /> },
            { href: "/settings/requests", label: "Requests", icon: <InboxIcon /> },
            { href: "/settings/integrations", label: "Developer settings", icon: <CodeSquareIcon /> },
          ],
        },
        {
          title: "Your own programs",
          items: [
            { href: "/settings/personal-access-tokens", label: "Fine-grained tokens", icon: <KeyIcon /> },
            { href: "/settings/tokens", label: "Classic tokens", icon: <KeyIcon /> },
            { href: "/settings/oauth-applications", label: "OAuth applications", icon: <WorkflowIcon /> },
          ],
        },
      ]}
    >
      <OffersBanner offers={offers} login={viewer.login} base="/settings/installations" />
      {children}
    </SettingsLayout>
  );
}
