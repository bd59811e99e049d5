import { Link } from "@/components/ui/link.tsx";
import { List, ListRow } from "@/components/ui/list.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { Act } from "@/lib/installations/recent-acts.ts";

/** What an integration did last here, and when it was used at all. */
export function RecentActs({ acts, lastUsedAt }: { acts: readonly Act[]; lastUsedAt: Date | null }) {
  return (
    <div className="grid gap-3">
      <p>
        {lastUsedAt ? (
          <>
            Last used <RelativeTime at={lastUsedAt} />; this is noted once an hour.
          </>
        ) : (
          "It has not used its access yet."
        )}
        {acts.length === 0 && " It wrote nothing here that is still there."}
      </p>
      {acts.length > 0 && (
        <List label="What it did last">
          {acts.map((act) => (
            <ListRow
              key={`${act.kind} ${act.target} ${act.about} ${act.at.getTime()}`}
              title={<span className="font-normal">{actWords(act)}</span>}
              meta={
                <>
                  <RelativeTime at={act.at} />
                  {act.forLogin && <span>for {act.forLogin}</span>}
                </>
              }
            />
          ))}
        </List>
      )}
    </div>
  );
}

function actWords({ kind, repository, target, about, state }: Act) {
  const issue = <Link href={`/${repository}/issues/${target}`}>{`${repository}#${target}`}</Link>;
  const deployment = <Link href={`/${repository}/deployments/${target}`}>{repository}</Link>;
  switch (kind) {
    case "issue":
      return <>Opened {issue}</>;
    case "comment":
      return <>Commented on {issue}</>;
    case "deployment":
      return (
        <>
          Deployed {deployment} to {about}
        </>
      );
    case "deployment_status":
      return (
        <>
          Said that a deployment of {deployment} to {about} is “{state}”
        </>
      );
    case "status":
      return (
        <>
          Said “{state}” as {about} of{" "}
          <Link href={`/${repository}/commit/${target}`}>
            {repository}@{target.slice(0, 7)}
          </Link>
        </>
      );
  }
}
