import { Card } from "@/components/ui/card.tsx";
import { Code, CodeBlock } from "@/components/ui/code.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { CloneBox, cloneUrl } from "./clone-box.tsx";

/** A repository without a commit: how to bring the first one. */
export function PushInstructions({
  repository,
  mayPush,
}: {
  repository: { ownerLogin: string; name: string; defaultBranch: string };
  mayPush: boolean;
}) {
  const url = cloneUrl(repository);
  const { name, defaultBranch: branch } = repository;
  const first = [
    `echo "# ${name}" > README.md`,
    `git init --initial-branch=${branch}`,
    "git add README.md",
    'git commit -m "Begin"',
    `git remote add origin ${url}`,
    `git push -u origin ${branch}`,
  ].join("\n");
  const existing = [`git remote add origin ${url}`, `git branch -M ${branch}`, `git push -u origin ${branch}`].join(
    "\n",
  );
  return (
    <>
      <PageHeading
        description={mayPush ? "Push to it, and its files show up here." : "Nobody has pushed anything yet."}
      >
        This repository is empty
      </PageHeading>
      <div className="grid max-w-3xl gap-4">
        <div className="flex min-w-0">
          <CloneBox repository={repository} />
        </div>
        {mayPush && (
          <>
            <Card title="Start a new one on your machine">
              <CodeBlock label="Commands for a new repository" code={first} />
            </Card>
            <Card title="Push one that you have">
              <CodeBlock label="Commands for an existing repository" code={existing} />
            </Card>
            <p className="text-muted">
              Git asks for a user name and a password: give your login and a personal access token with the scope{" "}
              <Code>repo</Code>, or <Code>x-access-token</Code> and an installation&rsquo;s token.
            </p>
          </>
        )}
      </div>
    </>
  );
}
