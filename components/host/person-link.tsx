import { Avatar } from "@/components/ui/avatar.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { Link } from "@/components/ui/link.tsx";
import { accountPath, type SimpleAccount } from "@/lib/accounts/represent.ts";

/** An account by its login with what it is; "ghost" for one that is gone. */
export function PersonLink({ account, avatar }: { account: SimpleAccount | null; avatar?: number | undefined }) {
  if (!account) return <span className="font-semibold">ghost</span>;
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5">
      {avatar !== undefined && <AccountAvatar account={account} size={avatar} />}
      <Link href={accountPath(account)} look="strong" className="inline-flex min-h-6 items-center">
        {account.login}
      </Link>
      {account.type === "BOT" && <Badge>Bot</Badge>}
    </span>
  );
}

/** The picture of an account, drawn from its login; of a bot the one that its integration was given. */
export function AccountAvatar({ account, size }: { account: SimpleAccount | null; size: number }) {
  if (account?.type === "BOT")
    return <Avatar seed={account.login} src={`/avatars/${account.id}`} shape="square" size={size} />;
  const shape = account?.type === "ORGANIZATION" ? "square" : "round";
  return <Avatar seed={account?.login ?? "ghost"} shape={shape} size={size} />;
}
