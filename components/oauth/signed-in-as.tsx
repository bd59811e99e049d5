import { Avatar } from "@/components/ui/avatar.tsx";
import { LinkButton } from "@/components/ui/button.tsx";

/** The account that a person decides for, and the way to another one. */
export function SignedInAs({ login, name, changeHref }: { login: string; name: string | null; changeHref: string }) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-3 sm:flex-nowrap">
      <div className="flex min-w-0 grow basis-full items-center gap-3 sm:basis-0">
        <Avatar seed={login} size={32} />
        <div className="min-w-0">
          <p className="break-words font-semibold">{login}</p>
          {name && (
            <p className="break-words text-muted">
              <bdi>{name}</bdi>
            </p>
          )}
        </div>
      </div>
      <LinkButton href={changeHref}>Use another account</LinkButton>
    </div>
  );
}
