import { Avatar } from "@/components/ui/avatar.tsx";
import { Link } from "@/components/ui/link.tsx";

/** Whose settings these are, above their navigation. */
export function AccountHeading({
  login,
  name,
  kind,
}: {
  login: string;
  name: string | null;
  kind: "person" | "organization";
}) {
  return (
    <div className="flex min-w-0 items-center gap-3">
      <Avatar seed={login} shape={kind === "person" ? "round" : "square"} size={40} />
      <div className="min-w-0">
        <p className="break-words font-semibold text-base">
          <Link href={`/${login}`} look="strong">
            {name ?? login}
          </Link>
        </p>
        <p className="truncate text-muted">{kind === "person" ? "Your personal account" : `Organization ${login}`}</p>
      </div>
    </div>
  );
}
