import { CheckIcon, ChevronRightIcon } from "@primer/octicons-react";
import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { List, ListRow } from "@/components/ui/list.tsx";
import type { InstallTarget } from "@/lib/installations/install-targets.ts";
import { configurationPath } from "@/lib/installations/represent.ts";
import { REQUESTS_PATH } from "@/lib/installations/requests/tell.ts";
import type { InstallRight } from "@/lib/installations/rules.ts";
import { type InstallRequest, installPath } from "./install-address.ts";

/** Whom a person can install for: each account with what can be done there, and why not where nothing can. */
export function AccountChooser({
  slug,
  ownerLogin,
  targets,
  request,
}: {
  slug: string;
  /** Who owns the integration. */
  ownerLogin: string;
  targets: readonly InstallTarget[];
  request: InstallRequest;
}) {
  return (
    <List label="Your accounts">
      {targets.map((target) => (
        <ListRow
          key={target.account.id}
          leading={
            <Avatar
              seed={target.account.login}
              shape={target.account.type === "ORGANIZATION" ? "square" : "round"}
              size={32}
            />
          }
          title={target.account.login}
          badges={
            <>
              {target.status.kind === "installed" && (
                <Badge tone="success" icon={<CheckIcon size={12} />}>
                  Installed
                </Badge>
              )}
              {target.openRequest && <Badge tone="warning">Requested</Badge>}
            </>
          }
          description={whatItIs(target, ownerLogin)}
          actions={<TargetAction slug={slug} target={target} request={request} />}
        />
      ))}
    </List>
  );
}

const RIGHT_WORDS = {
  owner: "",
  repositories: ". You can install it for repositories that you administer, and ask for others.",
  request: ". Its owners decide, and you can ask them.",
} as const;

function whatItIs({ account, status, owners, openRequest }: InstallTarget, ownerLogin: string): ReactNode {
  const kind = account.type === "ORGANIZATION" ? (account.name ?? "Organization") : "Your own account";
  if (openRequest) return `${kind}. You asked its owners, and they have not decided yet.`;
  if (status.kind === "installed" && status.configurable) return kind;
  if (status.kind === "installed")
    return status.right
      ? `${kind}. ${status.right.kind === "request" ? "You can ask for more repositories." : "You can add repositories that you administer."}`
      : `${kind}. Its owners decide about it.`;
  if (status.kind === "available") return `${kind}${RIGHT_WORDS[status.right.kind]}`;
  if (status.because === "private") return `It is private: it can be installed on ${ownerLogin} alone.`;
  const whom = owners.length === 0 ? "one of them" : oneOf(owners);
  return `Only owners of ${account.login} can install and ask for integrations there. Talk to ${whom}.`;
}

/** "mona, hubot or lisa" */
const oneOf = (names: readonly string[]): string => new Intl.ListFormat("en", { type: "disjunction" }).format(names);

function TargetAction({ slug, target, request }: { slug: string; target: InstallTarget; request: InstallRequest }) {
  const { account, status, openRequest } = target;
  if (openRequest)
    return (
      <LinkButton href={REQUESTS_PATH} aria-label={`Your request to ${account.login}`}>
        Your request
      </LinkButton>
    );
  if (status.kind === "installed" && status.configurable)
    return (
      <LinkButton
        href={configurationHref({ id: status.installationId, account }, request.state)}
        aria-label={`Configure on ${account.login}`}
      >
        Configure
      </LinkButton>
    );
  if (rightIn(target) === null) return null;
  return (
    <LinkButton href={installPath(slug, { ...request, targetId: account.id })} aria-label={`Choose ${account.login}`}>
      Choose
      <ChevronRightIcon aria-hidden="true" />
    </LinkButton>
  );
}

/** What the person may do on an account now; null when nothing, or when they configure it elsewhere. */
export function rightIn({ status, openRequest }: InstallTarget): InstallRight | null {
  if (openRequest || status.kind === "refused") return null;
  return status.kind === "installed" && status.configurable ? null : status.right;
}

/** Where an installation is configured; the state goes along for the way back to the integration. */
export function configurationHref(
  installation: { id: number; account: Pick<InstallTarget["account"], "login" | "type"> },
  state: string,
): string {
  const path = configurationPath(installation);
  return state ? `${path}?${new URLSearchParams({ state })}` : path;
}
