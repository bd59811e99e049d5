import { LinkButton } from "@/components/ui/button.tsx";
import { ConfirmSection } from "@/components/ui/confirm.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import type { DangerousAct } from "./danger-words.tsx";
import { repositoryPath } from "./paths.ts";

/** The page of one act of the danger zone, where the dialog of the settings cannot open. */
export function DangerPage({
  repository,
  words,
  typed,
  mismatch,
  action,
  fields,
}: {
  repository: { ownerLogin: string; name: string };
  words: DangerousAct;
  /** Whether the full name has to be typed. */
  typed: boolean;
  /** Something else was typed before. */
  mismatch: boolean;
  action: (form: FormData) => Promise<void>;
  fields: Record<string, string>;
}) {
  const fullName = `${repository.ownerLogin}/${repository.name}`;
  return (
    <>
      <PageHeading>{words.title}</PageHeading>
      <div className="max-w-xl">
        <ConfirmSection
          title={words.submitLabel}
          action={action}
          submitLabel={words.submitLabel}
          expected={typed ? fullName : undefined}
          error={mismatch ? `Type ${fullName} exactly to confirm.` : undefined}
          fields={fields}
          cancel={<LinkButton href={repositoryPath(repository, "/settings")}>Cancel</LinkButton>}
        >
          {words.ends}
        </ConfirmSection>
      </div>
    </>
  );
}
