import { ActionButton } from "@/components/integrations/action-button.tsx";
import { Banner } from "@/components/ui/banner.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { InstallationOnPage } from "@/lib/installations/configuration.ts";
import { suspendedBySide } from "@/lib/installations/rules.ts";

/** Says that an installation is suspended, by whom, and who can lift it. Renders nothing while it is active. */
export function SuspensionBanner({
  installation,
  lift,
}: {
  installation: InstallationOnPage;
  lift: (problem: string | null) => Promise<string | null>;
}) {
  const { suspendedAt, suspendedBy, integration } = installation;
  if (!suspendedAt) return null;
  const byAccount = suspendedBySide(installation) === "account";
  return (
    <Banner
      tone="warning"
      title={
        <>
          Suspended <RelativeTime at={suspendedAt} />
          {suspendedBy && ` by ${byAccount ? suspendedBy.login : integration.name}`}
        </>
      }
      actions={byAccount && <ActionButton action={lift} label="Lift the suspension" />}
    >
      {byAccount
        ? "It has no access and is told of nothing. What it was granted is kept."
        : "It suspended itself: it has no access and is told of nothing. Only it can lift that; you can uninstall it."}
    </Banner>
  );
}
