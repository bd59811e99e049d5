import { Avatar } from "@/components/ui/avatar.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import type { InstallTarget } from "@/lib/installations/install-targets.ts";
import type { InstallRight } from "@/lib/installations/rules.ts";

const PART = {
  owner: "you decide for everybody in it, as one of its owners",
  repositories: "you decide for the repositories that you administer; about others you ask its owners",
  request: "its owners decide, and you ask them",
} as const satisfies Record<InstallRight["kind"], string>;

/** The account that a decision is made for, and the way to another one. */
export function ActingFor({
  account: { login, name, type },
  changeHref,
  as,
}: {
  account: InstallTarget["account"];
  /** What the person may do for it. */
  as: InstallRight["kind"];
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
            {isOrganization ? `The organization${name ? ` ${name}` : ""}: ${PART[as]}` : "Your own account"}
          </p>
        </div>
      </div>
      {changeHref && <LinkButton href={changeHref}>Choose another</LinkButton>}
    </div>
  );
}
