import { Link } from "@/components/ui/link.tsx";
import type { InstallTarget } from "@/lib/installations/install-targets.ts";
import type { InstallRight } from "@/lib/installations/rules.ts";

/** How long an installation lasts and where it is undone. */
export function HowItEnds({
  account: { login, type },
  selects,
  as,
}: {
  account: Pick<InstallTarget["account"], "login" | "type">;
  /** Whether repositories are chosen for it. */
  selects: boolean;
  /** What the person may do for the account. */
  as: InstallRight["kind"];
}) {
  if (as !== "owner")
    return (
      <p>
        Until an owner of {login} uninstalls it. They can {selects && "change its repositories, "}suspend it or
        uninstall it at any time, and its access ends at once. What you ask for you can cancel under{" "}
        <Link href="/settings/requests">Settings, Requests</Link> until they answer.
      </p>
    );
  const isOrganization = type === "ORGANIZATION";
  const who = isOrganization ? "they" : "you";
  return (
    <p>
      Until {isOrganization ? `an owner of ${login} uninstalls` : "you uninstall"} it. Under{" "}
      <Link href={isOrganization ? `/organizations/${login}/settings/installations` : "/settings/installations"}>
        Settings, Installed integrations
      </Link>{" "}
      {who} can {selects && "change its repositories, "}suspend it or uninstall it at any time, and its access ends at
      once. If it asks for more later, it gets that only when {who} accept.
    </p>
  );
}
