import { insertTeam } from "@/lib/accounts/teams/insert-team.ts";
import { DEFAULT_COLOR } from "@/lib/host/labels/rules.ts";
import { clock } from "@/lib/platform/clock.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { committerOf, filesOf } from "./files.ts";
import { ByName, continueSequence, inParts } from "./ids.ts";
import { insertRows, type Table } from "./insert-rows.ts";
import { fullName, ownerOf } from "./names.ts";
import type { World, WorldRepository } from "./schema.ts";

const COLLABORATOR: Table = {
  name: "Collaborator",
  columns: { repositoryId: "int", userId: "int", role: '"RepositoryRole"', createdAt: "timestamptz" },
};

type Context = { world: World; accounts: ByName };

/** The rows of repositories with their collaborators and labels, and the teams that reach them. */
export async function insertRepositories(tx: Tx, { world, accounts }: Context): Promise<ByName> {
  const repositories = new ByName();
  // Those with chosen ids first: the rest then get ids behind them.
  const chosen = world.repositories.filter(({ id }) => id !== undefined);
  const unchosen = world.repositories.filter(({ id }) => id === undefined);
  await insertRepositoryRows(tx, { rows: chosen, accounts, repositories });
  if (chosen.length > 0) await continueSequence(tx, "Repository");
  await insertRepositoryRows(tx, { rows: unchosen, accounts, repositories });
  await insertCollaborators(tx, { world, accounts, repositories });
  await insertTeams(tx, { world, accounts, repositories });
  return repositories;
}

async function insertRepositoryRows(
  tx: Tx,
  { rows, accounts, repositories }: { rows: WorldRepository[]; accounts: ByName; repositories: ByName },
): Promise<void> {
  const now = clock.now();
  const data = rows.map((repository) => ({
    ...(repository.id !== undefined && { id: repository.id }),
    ownerId: accounts.of(ownerOf(repository.name)),
    name: repository.name.split("/")[1] as string,
    description: repository.description || null,
    homepage: repository.homepage || null,
    private: repository.private,
    archived: repository.archived,
    defaultBranch: repository.default_branch,
    lastNumber: repository.issues.length,
    createdAt: now,
    updatedAt: now,
    pushedAt: Object.keys(filesOf(repository)).length > 0 ? now : null,
  }));
  const select = { id: true, ownerId: true, name: true };
  const inserted = await inParts(data, (part) => tx.repository.createManyAndReturn({ data: part, select }));
  const ids = new ByName(inserted.map(({ id, ownerId, name }) => [`${ownerId}/${name}`.toLowerCase(), id]));
  for (const { name } of rows)
    repositories.set(name, ids.of(`${accounts.of(ownerOf(name))}/${name.split("/")[1] as string}`));
}

async function insertCollaborators(
  tx: Tx,
  { world, accounts, repositories }: Context & { repositories: ByName },
): Promise<void> {
  const createdAt = clock.now();
  const rows = world.repositories.flatMap(({ name, collaborators }) =>
    Object.entries(collaborators).map(([login, role]) => ({
      repositoryId: repositories.of(name),
      userId: accounts.of(login),
      role,
      createdAt,
    })),
  );
  await insertRows(tx, COLLABORATOR, rows);
}

/** Returns the labels' ids by the repository's id and the name, like `17/bug`. */
export async function insertLabels(tx: Tx, world: World, repositories: ByName): Promise<ByName> {
  const createdAt = clock.now();
  const rows = world.repositories.flatMap(({ name: repository, labels }) =>
    labels.map(({ name, color = DEFAULT_COLOR, description }) => ({
      repositoryId: repositories.of(repository),
      name,
      color,
      description: description || null,
      createdAt,
    })),
  );
  const select = { id: true, repositoryId: true, name: true };
  const inserted = await inParts(rows, (data) => tx.label.createManyAndReturn({ data, select }));
  return new ByName(inserted.map(({ id, repositoryId, name }) => [`${repositoryId}/${name}`.toLowerCase(), id]));
}

async function insertTeams(
  tx: Tx,
  { world, accounts, repositories }: Context & { repositories: ByName },
): Promise<void> {
  for (const { login, teams } of world.organizations) {
    for (const { name, description, members, repositories: reached } of teams)
      await insertTeam(tx, {
        organizationId: accounts.of(login),
        name,
        description: description || null,
        memberIds: members.map((member) => accounts.of(member)),
        repositories: Object.entries(reached).map(([repository, role]) => ({
          repositoryId: repositories.of(fullName(login, repository)),
          role,
        })),
      });
  }
}

/** Whoever made the repository's first commit, and writes what names no author. */
export const makerOf = (repository: WorldRepository, { world, accounts }: Context): number =>
  accounts.of(committerOf(repository, world).login);
