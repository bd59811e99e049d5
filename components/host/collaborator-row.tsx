import { ConfirmDialog } from "@/components/ui/confirm.tsx";
import { ListRow } from "@/components/ui/list.tsx";
import { Select } from "@/components/ui/select.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import type { SimpleAccount } from "@/lib/accounts/represent.ts";
import type { RepositoryRole } from "@/lib/authorization/roles.ts";
import { repositoryPath } from "./paths.ts";
import { AccountAvatar, PersonLink } from "./person-link.tsx";
import { repositoryFields } from "./require-page.ts";
import { ROLE_NAMES } from "./role-words.ts";

type Repository = { ownerLogin: string; name: string };
type Action = (form: FormData) => Promise<void>;

/** Somebody who was given a role by name: change it, or end it. */
export function CollaboratorRow({
  repository,
  person,
  role,
  actions: { changeRole, remove },
}: {
  repository: Repository;
  person: SimpleAccount;
  role: RepositoryRole;
  actions: { changeRole: Action; remove: Action };
}) {
  const { login } = person;
  const fields = { ...repositoryFields(repository), username: login };
  return (
    <ListRow
      leading={<AccountAvatar account={person} size={32} />}
      title={<PersonLink account={person} />}
      actions={
        <>
          <form action={changeRole} className="flex flex-wrap items-center gap-2">
            {Object.entries(fields).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <Select
              name="permission"
              compact
              aria-label={`Role of ${login}`}
              defaultValue={role}
              options={ROLE_NAMES}
            />
            <SubmitButton variant="secondary" size="sm">
              Change<span className="sr-only"> the role of {login}</span>
            </SubmitButton>
          </form>
          <ConfirmDialog
            triggerLabel={
              <>
                Remove<span className="sr-only"> {login}</span>
              </>
            }
            triggerSize="sm"
            title={`Remove ${login}?`}
            submitLabel={`Remove ${login}`}
            fallbackHref={repositoryPath(repository, `/settings/access/${login}/remove`)}
            action={remove}
            fields={fields}
          >
            <RemovalWords login={login} />
          </ConfirmDialog>
        </>
      }
    />
  );
}

export function RemovalWords({ login }: { login: string }) {
  return (
    <p>
      What {login} may do here by name ends at once. What {login} may do as a member of the organization or of a team
      stays.
    </p>
  );
}
