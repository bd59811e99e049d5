import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { InvitationNotice } from "@/components/accounts/invitation-notice.tsx";
import { NoticeBell } from "@/components/accounts/notice-bell.tsx";
import { SiteFooter } from "@/components/shell/site-footer.tsx";
import { SiteHeader } from "@/components/shell/site-header.tsx";
import { THEME_COOKIE, themeOf } from "@/components/shell/theme.ts";
import { findFlash } from "@/components/ui/flash.ts";
import { FlashMessage } from "@/components/ui/flash-message.tsx";
import { Toasts } from "@/components/ui/toast.tsx";
import { invitationsFor } from "@/lib/accounts/people-queries.ts";
import { countUnreadNotices } from "@/lib/accounts/unread-notices.ts";
import { findViewer } from "@/lib/authentication/session.ts";
import { signOutHere } from "./logout/actions.ts";

export const dynamic = "force-dynamic";

export const metadata: Metadata = {
  title: { template: "%s · Mortise", default: "Mortise" },
  description: "Register integrations, install them with the permissions they need, and see what they do.",
  icons: {
    icon: [
      { url: "/favicon.ico", sizes: "48x48" },
      { url: "/favicon.svg", type: "image/svg+xml" },
    ],
  },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f6f7f9" },
    { media: "(prefers-color-scheme: dark)", color: "#161a21" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = themeOf((await cookies()).get(THEME_COOKIE)?.value);
  const flash = await findFlash();
  const viewer = await findViewer();
  const [invitations, unread] = viewer
    ? await Promise.all([invitationsFor(viewer.id), countUnreadNotices(viewer.id)])
    : [[], 0];
  return (
    <html lang="en" data-scroll-behavior="smooth" data-theme={theme}>
      <body className="flex min-h-dvh flex-col">
        <a
          href="#main"
          className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-overlay focus:px-4 focus:py-2 focus:font-semibold focus:shadow-floating"
        >
          Skip to content
        </a>
        <SiteHeader viewer={viewer} signOut={signOutHere}>
          {viewer && <NoticeBell unread={unread} />}
        </SiteHeader>
        <main id="main" tabIndex={-1} className="flex min-w-0 grow flex-col">
          <InvitationNotice organizations={invitations.map(({ organization }) => organization.login)} />
          <FlashMessage flash={flash} />
          {children}
        </main>
        <SiteFooter theme={theme} />
        <Toasts />
      </body>
    </html>
  );
}
