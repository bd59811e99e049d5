import { Avatar } from "@/components/ui/avatar.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import type { InstallTarget } from "@/lib/installations/install-targets.ts";

/** The account that a decision is made for, and the way to another one. */
export function ActingFor({
  account: { login, name, type },
  changeHref,
}: {
  account: InstallTarget["account"];
  /** Null when there is no other account. */
  changeHref: string | null;
}) {
  const isOrganization = type === "ORGANIZATION";
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-3 sm:flex-nowrap">
      <div className="flex min-w-0 grow basis-full items-start gap-3 sm:basis-0">
        <Avatar seed={login} shape={isOrganization ? "square" : "round"} size={32} />
        <div className="min-w-0">
          <p className="font-semibold">{login}</p>
          <p className="text-muted">
            {isOrganization
              ? `The organization${name ? ` ${name}` : ""}: you decide for everybody in it, as one of its owners`
              : "Your own account"}
          </p>
        </div>
      </div>
      {changeHref && <LinkButton href={changeHref}>Choose another</LinkButton>}
    </div>
  );
}
