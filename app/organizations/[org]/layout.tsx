import {
  AppsIcon,
  CodeSquareIcon,
  GearIcon,
  InboxIcon,
  KeyIcon,
  LogIcon,
  OrganizationIcon,
  PeopleIcon,
  PersonAddIcon,
  PersonIcon,
  ShieldLockIcon,
  WebhookIcon,
  WorkflowIcon,
} from "@primer/octicons-react";
import type { ReactNode } from "react";
import { AccountHeading } from "@/components/accounts/account-heading.tsx";
import { requireMembershipPage } from "@/components/accounts/require-page.ts";
import { OffersBanner } from "@/components/installations/offers-banner.tsx";
import { SettingsLayout } from "@/components/shell/settings-layout.tsx";
import { unansweredOffers } from "@/lib/installations/offers.ts";
import { countOpenRequestsTo } from "@/lib/installations/requests/queries.ts";
import { managedBy, managesAny } from "@/lib/integrations/managers.ts";

/** The pages of an organization's own people; owners see its settings as well. */
export default async function OrganizationLayout({
  params,
  children,
}: {
  params: Promise<{ org: string }>;
  children: ReactNode;
}) {
  const { viewer, organization, role } = await requireMembershipPage((await params).org);
  const { login, name } = organization;
  const base = `/organizations/${login}`;
  const offers = role === "ADMIN" ? await unansweredOffers(organization.id) : [];
  const managesSome = managesAny(await managedBy({ userId: viewer.id, ownerId: organization.id }));
  const requests = role === "ADMIN" ? await countOpenRequestsTo(organization.id) : 0;
  return (
    <SettingsLayout
      title={`Organization ${login}`}
      menu="Organization menu"
      header={<AccountHeading login={login} name={name} kind="organization" />}
      groups={[
        {
          items: [
            ...(role === "ADMIN"
              ? [
                  { href: `${base}/settings/profile`, label: "Profile", icon: <OrganizationIcon /> },
                  { href: `${base}/settings/account`, label: "Account", icon: <GearIcon /> },
                ]
              : []),
            { href: `${base}/people`, label: "People", icon: <PersonIcon /> },
            { href: `${base}/teams`, label: "Teams", icon: <PeopleIcon /> },
            ...(role === "ADMIN"
              ? [{ href: `${base}/settings/audit-log`, label: "Audit log", icon: <LogIcon /> }]
              : []),
          ],
        },
        ...(role === "ADMIN"
          ? [
              {
                title: "Integrations",
                items: [
                  { href: `${base}/settings/installations`, label: "Installed", icon: <AppsIcon /> },
                  {
                    href: `${base}/settings/requests`,
                    label: "Requests",
                    icon: <InboxIcon />,
                    count: requests || undefined,
                  },
                  { href: `${base}/settings/who-may-install`, label: "Who may install", icon: <PersonAddIcon /> },
                  { href: `${base}/settings/integrations`, label: "Developer settings", icon: <CodeSquareIcon /> },
                  { href: `${base}/settings/hooks`, label: "Webhooks", icon: <WebhookIcon /> },
                  {
                    href: `${base}/settings/integration-managers`,
                    label: "Integration managers",
                    icon: <ShieldLockIcon />,
                  },
                ],
              },
              {
                title: "Tokens and applications",
                items: [
                  {
                    href: `${base}/settings/personal-access-tokens`,
                    label: "Personal access tokens",
                    icon: <KeyIcon />,
                  },
                  {
                    href: `${base}/settings/oauth-application-policy`,
                    label: "OAuth applications of members",
                    icon: <WorkflowIcon />,
                  },
                  {
                    href: `${base}/settings/oauth-applications`,
                    label: "Own OAuth applications",
                    icon: <WorkflowIcon />,
                  },
                ],
              },
            ]
          : managesSome
            ? [
                {
                  title: "Integrations",
                  items: [
                    { href: `${base}/settings/integrations`, label: "Developer settings", icon: <CodeSquareIcon /> },
                  ],
                },
              ]
            : []),
      ]}
    >
      <OffersBanner offers={offers} login={login} base={`${base}/settings/installations`} />
      {children}
    </SettingsLayout>
  );
}
