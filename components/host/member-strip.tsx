import { Link } from "@/components/ui/link.tsx";
import type { Member } from "@/lib/accounts/people-queries.ts";
import { AccountAvatar } from "./person-link.tsx";

/** The first of an organization's people, and the way to all of them. */
export function MemberStrip({ org, members, total }: { org: string; members: readonly Member[]; total: number }) {
  return (
    <section aria-labelledby="people-heading" className="grid gap-2 border-line-muted border-t pt-4">
      <h2 id="people-heading" className="font-semibold">
        People
      </h2>
      <ul className="flex flex-wrap gap-1.5">
        {members.map(({ user }) => (
          <li key={user.id}>
            <Link href={`/${user.login}`} look="plain" title={user.login} className="block py-0">
              <AccountAvatar account={user} size={32} />
              <span className="sr-only">{user.login}</span>
            </Link>
          </li>
        ))}
      </ul>
      <Link href={`/organizations/${org}/people`} look="plain">
        {total === 1 ? "1 member" : `All ${total.toLocaleString("en")} members`}
      </Link>
    </section>
  );
}
