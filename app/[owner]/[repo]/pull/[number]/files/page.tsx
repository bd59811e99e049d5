import type { Metadata } from "next";
import { ChangedFiles } from "@/components/host/changed-files.tsx";
import { LineCommentForm } from "@/components/host/line-comment-form.tsx";
import { PullHeading } from "@/components/host/pull-heading.tsx";
import { repositoryFields } from "@/components/host/require-page.ts";
import { gitOrNotFound } from "@/components/host/require-place.ts";
import { type PullParams, requirePullPage } from "@/components/host/require-pull-page.ts";
import { TextForm } from "@/components/host/text-form.tsx";
import { Card } from "@/components/ui/card.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { RadioGroup } from "@/components/ui/radio-group.tsx";
import { readChanges } from "@/lib/host/pulls/changes.ts";
import { commentOnLine, review } from "../actions.ts";

type Props = { params: Promise<PullParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { pull } = await requirePullPage(await params);
  return { title: `Files changed · ${pull.title} · Pull request #${pull.number}` };
}

export default async function PullFilesPage({ params }: Props) {
  const page = await requirePullPage(await params);
  const { repository, pull, abilities, isAuthor } = page;
  const diff = await gitOrNotFound(() => readChanges(pull));
  const paths = diff.files.filter(({ patch }) => patch !== null).map(({ path }) => path);
  const hidden = { ...repositoryFields(repository), number: String(pull.number), commit_id: pull.headSha };
  return (
    <>
      <PullHeading page={page} />
      <div className="grid min-w-0 gap-6">
        {diff.totalFiles === 0 ? (
          <EmptyState title="No files changed">The commits of this branch leave every file as it is.</EmptyState>
        ) : (
          <ChangedFiles repository={repository} sha={pull.headSha} diff={diff} />
        )}
        {abilities.openPulls && (
          <div className="grid gap-4 lg:grid-cols-2">
            {paths.length > 0 && (
              <Card title="Comment on a line">
                <LineCommentForm action={commentOnLine} hidden={hidden} paths={paths} />
              </Card>
            )}
            <Card title="Review the whole">
              <TextForm
                id="review-body"
                action={review}
                hidden={hidden}
                label="What you think of it"
                submitLabel="Submit review"
                pendingLabel="Submitting"
              >
                <RadioGroup
                  name="event"
                  legend="Your review comes to"
                  defaultValue="COMMENT"
                  options={[
                    { value: "COMMENT", label: "A comment", description: "Neither for nor against it." },
                    {
                      value: "APPROVE",
                      label: "Approval",
                      description: "It can be merged as it is.",
                      disabled: isAuthor,
                    },
                    {
                      value: "REQUEST_CHANGES",
                      label: "A request for changes",
                      description: "It should not be merged before they are made.",
                      disabled: isAuthor,
                    },
                  ]}
                  hint={isAuthor ? "You opened it, so others approve it or ask for changes." : undefined}
                />
              </TextForm>
            </Card>
          </div>
        )}
      </div>
    </>
  );
}
