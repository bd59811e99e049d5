import { LinkButton } from "@/components/ui/button.tsx";
import { ConfirmDialog } from "@/components/ui/confirm.tsx";
import { List, ListRow } from "@/components/ui/list.tsx";
import { archiveWords, type DangerousAct, deletionWords, visibilityWords } from "./danger-words.tsx";
import { repositoryPath } from "./paths.ts";
import { repositoryFields } from "./require-page.ts";

type Action = (form: FormData) => Promise<void>;
type Repository = { ownerLogin: string; name: string; private: boolean; archived: boolean };

/** What changes who sees a repository, or ends it. Each has a page of its own for where scripts do not run. */
export function DangerList({
  repository,
  offeredTo,
  actions,
}: {
  repository: Repository;
  /** The person who is asked to take it over, by login; null while nobody is. */
  offeredTo: string | null;
  actions: { visibility: Action; archive: Action; delete: Action };
}) {
  const acts: { key: keyof typeof actions; words: DangerousAct; typed: boolean }[] = [
    // Settings of an archived repository are as fixed as its files.
    ...(repository.archived ? [] : [{ key: "visibility" as const, words: visibilityWords(repository), typed: true }]),
    { key: "archive", words: archiveWords(repository), typed: false },
    { key: "delete", words: deletionWords(repository), typed: true },
  ];
  return (
    <List title="Danger zone" tone="danger">
      <ListRow
        title="Transfer"
        description={
          offeredTo === null
            ? "Give it to another account. Its addresses lead on."
            : `It is offered to ${offeredTo}, who has not answered yet.`
        }
        actions={
          <LinkButton variant="danger" href={repositoryPath(repository, "/settings/transfer")}>
            Transfer…
          </LinkButton>
        }
      />
      {acts.map(({ key, words, typed }) => (
        <ListRow
          key={key}
          title={words.label}
          description={words.summary}
          actions={
            <ConfirmDialog
              triggerLabel={words.label}
              title={words.title}
              submitLabel={words.submitLabel}
              fallbackHref={repositoryPath(repository, `/settings/${key}`)}
              action={actions[key]}
              expected={typed ? `${repository.ownerLogin}/${repository.name}` : undefined}
              fields={dangerFields(repository, key)}
            >
              {words.ends}
            </ConfirmDialog>
          }
        />
      ))}
    </List>
  );
}

/** What the form of an act sends along: the state that its reader saw, so that a second press does not turn it back. */
export function dangerFields(repository: Repository, act: "visibility" | "archive" | "delete"): Record<string, string> {
  return {
    ...repositoryFields(repository),
    ...(act === "visibility" && { visibility: repository.private ? "public" : "private" }),
    ...(act === "archive" && { archived: repository.archived ? "false" : "true" }),
  };
}
