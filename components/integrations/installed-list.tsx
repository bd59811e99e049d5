import { AppsIcon } from "@primer/octicons-react";
import { repositoryWords } from "@/components/installations/words.ts";
import { Avatar } from "@/components/ui/avatar.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { CopyButton } from "@/components/ui/copy-button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Link } from "@/components/ui/link.tsx";
import { List, ListRow, MetaDot } from "@/components/ui/list.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { type InstallationOfIntegration, nextReminderAt, type Offer } from "@/lib/installations/offers.ts";
import { offerPath } from "@/lib/installations/tell-owners.ts";
import { clock } from "@/lib/platform/clock.ts";
import { htmlUrl } from "@/lib/platform/urls.ts";
import { ActionButton } from "./action-button.tsx";

type Remind = (installationId: number, problem: string | null) => Promise<string | null>;

/** Where an integration is installed, and what became of the permissions that it asks for. */
export function InstalledList({
  installations,
  total,
  currentVersion,
  filtered,
  remind,
}: {
  installations: readonly InstallationOfIntegration[];
  total: number;
  currentVersion: number;
  /** Whether the list was narrowed, so that an empty one says so. */
  filtered: boolean;
  remind: Remind;
}) {
  if (installations.length === 0)
    return (
      <EmptyState icon={<AppsIcon size={24} />} title={filtered ? "None of them" : "Installed nowhere yet"}>
        {filtered
          ? "No installation fits what you look for."
          : "Its public page has the button to install it. Each account that does shows up here."}
      </EmptyState>
    );
  return (
    <List title="Installations" count={total}>
      {installations.map((installation) => (
        <InstalledRow
          key={installation.id}
          installation={installation}
          currentVersion={currentVersion}
          remind={remind}
        />
      ))}
    </List>
  );
}

function InstalledRow({
  installation,
  currentVersion,
  remind,
}: {
  installation: InstallationOfIntegration;
  currentVersion: number;
  remind: Remind;
}) {
  const { id, account, offers, acceptedVersion, repositorySelection, suspendedAt, createdAt, lastUsedAt } =
    installation;
  const waits = acceptedVersion < currentVersion;
  const offer = offers.find(({ version }) => version === currentVersion) ?? null;
  const accepted = offers.find(({ acceptedAt }) => acceptedAt !== null) ?? null;
  return (
    <ListRow
      leading={<Avatar seed={account.login} shape={account.type === "ORGANIZATION" ? "square" : "round"} size={32} />}
      title={
        <Link look="strong" href={`/${account.login}`}>
          {account.login}
        </Link>
      }
      badges={
        <>
          {suspendedAt && <Badge tone="danger">Suspended</Badge>}
          {waits && <Badge tone="warning">Behind: version {acceptedVersion}</Badge>}
        </>
      }
      description={waits ? <Waiting offer={offer} /> : <UpToDate version={acceptedVersion} accepted={accepted} />}
      meta={
        <>
          <span>Installation {id}</span>
          <MetaDot />
          <span>
            {repositorySelection === "all"
              ? "all repositories"
              : repositoryWords("selected", installation._count.repositories)}
          </span>
          <MetaDot />
          <span>
            installed <RelativeTime at={createdAt} />
          </span>
          <MetaDot />
          <span>
            {lastUsedAt ? (
              <>
                used <RelativeTime at={lastUsedAt} />
              </>
            ) : (
              "not used yet"
            )}
          </span>
        </>
      }
    >
      {waits && <ForTheOwners installationId={id} login={account.login} offer={offer} remind={remind} />}
    </ListRow>
  );
}

function Waiting({ offer }: { offer: Offer | null }) {
  if (!offer) return <>Waits to be accepted; nobody there has seen it yet.</>;
  const { createdAt, seenAt, putOffAt, remindedAt } = offer;
  return (
    <>
      {putOffAt ? (
        <>
          Put off <RelativeTime at={putOffAt} />.
        </>
      ) : (
        <>
          Asked <RelativeTime at={createdAt} />, not answered yet.
        </>
      )}{" "}
      {seenAt ? (
        <>
          First seen <RelativeTime at={seenAt} />.
        </>
      ) : (
        "Not seen yet."
      )}
      {remindedAt && (
        <>
          {" "}
          Reminded <RelativeTime at={remindedAt} />.
        </>
      )}
    </>
  );
}

function UpToDate({ version, accepted }: { version: number; accepted: Offer | null }) {
  return (
    <>
      Up to date: version {version}
      {accepted?.acceptedAt && (
        <>
          , accepted <RelativeTime at={accepted.acceptedAt} />
          {accepted.acceptedBy && ` by ${accepted.acceptedBy.login}`}
        </>
      )}
      .
    </>
  );
}

/** The link to hand on, and the one reminder a week. */
function ForTheOwners({
  installationId,
  login,
  offer,
  remind,
}: {
  installationId: number;
  login: string;
  offer: Offer | null;
  remind: Remind;
}) {
  const link = htmlUrl(offerPath(installationId));
  const next = nextReminderAt(offer ?? { remindedAt: null });
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md border border-line-muted bg-subtle px-3 py-2">
      <span className="text-muted text-xs">Link for its owners</span>
      <code className="min-w-0 break-all text-xs">{link}</code>
      <CopyButton value={link} label={`Copy the link for ${login}`} />
      <div className="ml-auto">
        {next > clock.now() ? (
          <span className="text-muted text-xs">
            Next reminder possible <RelativeTime at={next} />
          </span>
        ) : (
          <ActionButton
            action={remind.bind(null, installationId)}
            label="Send a reminder"
            describes={`to the owners of ${login}`}
            size="sm"
          />
        )}
      </div>
    </div>
  );
}
