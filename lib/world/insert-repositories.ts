import { insertTeam } from "@/lib/accounts/insert-team.ts";
import { insertComment } from "@/lib/host/comments/insert-comment.ts";
import { commitFiles } from "@/lib/host/git/commit-files.ts";
import { initRepository } from "@/lib/host/git/init-repository.ts";
import { insertIssue } from "@/lib/host/issues/insert-issue.ts";
import { insertLabel } from "@/lib/host/labels/insert-label.ts";
import { insertRepository } from "@/lib/host/repositories/insert-repository.ts";
import { clock } from "@/lib/platform/clock.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { fullName } from "./check-references.ts";
import { ByName, continueSequence } from "./ids.ts";
import type { World, WorldRepository } from "./schema.ts";

type Context = { world: World; accounts: ByName; onDirectory: (repositoryId: number) => void };

/** Repositories with their files, labels and issues, then the teams that reach them. */
export async function insertRepositories(tx: Tx, { world, accounts, onDirectory }: Context): Promise<ByName> {
  const repositories = new ByName();
  // Those with chosen ids first: the rest then get ids behind them.
  const ordered = world.repositories.toSorted((a, b) => Number(a.id === undefined) - Number(b.id === undefined));
  const withIds = ordered.filter(({ id }) => id !== undefined).length;
  for (const [index, repository] of ordered.entries()) {
    if (index === withIds && withIds > 0) await continueSequence(tx, "Repository");
    const id = await insertOne(tx, repository, accounts);
    repositories.set(repository.name, id);
    onDirectory(id);
    await writeFiles(id, repository, committerOf(repository, world));
    await insertLabelsAndIssues(tx, {
      id,
      repository,
      accounts,
      fallbackAuthor: accounts.of(committerOf(repository, world).login),
    });
  }
  if (withIds > 0) await continueSequence(tx, "Repository");
  await insertTeams(tx, { world, accounts, repositories });
  return repositories;
}

async function insertOne(tx: Tx, repository: WorldRepository, accounts: ByName): Promise<number> {
  const [owner = "", name = ""] = repository.name.split("/");
  const now = clock.now();
  const { id } = await insertRepository(tx, {
    ...(repository.id !== undefined && { id: repository.id }),
    ownerId: accounts.of(owner),
    name,
    description: repository.description ?? null,
    homepage: repository.homepage ?? null,
    private: repository.private,
    defaultBranch: repository.default_branch,
    pushedAt: now,
  });
  await tx.collaborator.createMany({
    data: Object.entries(repository.collaborators).map(([login, role]) => ({
      repositoryId: id,
      userId: accounts.of(login),
      role,
      createdAt: now,
    })),
  });
  return id;
}

type Committer = { login: string; name: string; email: string };

/** The owner, or for an organization its first administrator, or whoever comes first in the file. */
function committerOf({ name }: WorldRepository, { users, organizations }: World): Committer {
  const owner = (name.split("/")[0] as string).toLowerCase();
  const organization = organizations.find(({ login }) => login.toLowerCase() === owner);
  const admin = Object.entries(organization?.members ?? {}).find(([, role]) => role === "admin")?.[0];
  const login = (admin ?? owner).toLowerCase();
  const user = users.find((candidate) => candidate.login.toLowerCase() === login) ?? users[0];
  if (!user) return { login: owner, name: owner, email: `${owner}@example.test` };
  return { login: user.login, name: user.name ?? user.login, email: user.email ?? `${user.login}@example.test` };
}

async function writeFiles(id: number, repository: WorldRepository, { name, email }: Committer): Promise<void> {
  const { default_branch: branch, description } = repository;
  const title = repository.name.split("/")[1] as string;
  const files = repository.files ?? { "README.md": `# ${title}\n${description ? `\n${description}\n` : ""}` };
  await initRepository(id, { defaultBranch: branch });
  if (Object.keys(files).length === 0) return;
  const person = { name, email, date: clock.now() };
  await commitFiles(id, {
    branch,
    message: "Initial commit",
    author: person,
    committer: person,
    files: Object.fromEntries(
      Object.entries(files).map(([path, file]) => [
        path,
        typeof file === "string" ? file : Buffer.from(file.base64, "base64"),
      ]),
    ),
  });
}

async function insertLabelsAndIssues(
  tx: Tx,
  {
    id,
    repository,
    accounts,
    fallbackAuthor,
  }: { id: number; repository: WorldRepository; accounts: ByName; fallbackAuthor: number },
): Promise<void> {
  const labels = new ByName();
  for (const { name, color, description } of repository.labels) {
    const label = await insertLabel(tx, { repositoryId: id, name, color, description: description ?? null });
    labels.set(name, label.id);
  }
  for (const issue of repository.issues) {
    const inserted = await insertIssue(tx, {
      repositoryId: id,
      title: issue.title,
      body: issue.body ?? null,
      authorId: issue.author === undefined ? fallbackAuthor : accounts.of(issue.author),
      labelIds: issue.labels.map((name) => labels.of(name)),
      assigneeIds: issue.assignees.map((login) => accounts.of(login)),
    });
    for (const { author, body } of issue.comments)
      await insertComment(tx, { issueId: inserted.id, authorId: accounts.of(author), body });
    if (issue.state === "closed")
      await tx.issue.update({
        where: { id: inserted.id },
        data: { state: "closed", stateReason: "completed", closedAt: clock.now() },
      });
  }
}

async function insertTeams(
  tx: Tx,
  { world, accounts, repositories }: { world: World; accounts: ByName; repositories: ByName },
): Promise<void> {
  for (const { login, teams } of world.organizations) {
    for (const { name, description, members, repositories: reached } of teams)
      await insertTeam(tx, {
        organizationId: accounts.of(login),
        name,
        description: description ?? null,
        memberIds: members.map((member) => accounts.of(member)),
        repositories: Object.entries(reached).map(([repository, role]) => ({
          repositoryId: repositories.of(fullName(login, repository)),
          role,
        })),
      });
  }
}
