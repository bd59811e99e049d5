import { Link } from "@/components/ui/link.tsx";
import type { InstallTarget } from "@/lib/installations/install-targets.ts";

/** How long an installation lasts and where it is undone. */
export function HowItEnds({ account: { login, type } }: { account: Pick<InstallTarget["account"], "login" | "type"> }) {
  const isOrganization = type === "ORGANIZATION";
  return (
    <p>
      Until {isOrganization ? `an owner of ${login} uninstalls` : "you uninstall"} it. Under{" "}
      <Link href={isOrganization ? `/organizations/${login}/settings/installations` : "/settings/installations"}>
        Settings, Integrations
      </Link>{" "}
      {isOrganization ? "they" : "you"} can change its repositories, suspend it or uninstall it at any time, and its
      access ends at once. If it asks for more later, it gets that only when{" "}
      {isOrganization ? "they accept" : "you accept"}.
    </p>
  );
}
