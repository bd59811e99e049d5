import { notFound, permanentRedirect } from "next/navigation";
import { cache } from "react";
import { boundText } from "@/components/accounts/bound-text.ts";
import { orNotFound } from "@/components/accounts/require-page.ts";
import { isRefusal } from "@/lib/api/errors.ts";
import { requestTarget } from "@/lib/authentication/page-request.ts";
import { findViewer, requireViewer, type Viewer } from "@/lib/authentication/session.ts";
import { type Abilities, abilitiesOf } from "@/lib/host/repositories/page-abilities.ts";
import { type RepositoryRow, requireRepositoryRow } from "@/lib/host/repositories/row.ts";
import { type Visit, visitRepository } from "@/lib/host/repositories/visit-repository.ts";
import { repositoryPath } from "./paths.ts";

export type RepositoryPage = { visit: Visit; repository: RepositoryRow; viewer: Viewer | null; abilities: Abilities };
export type RepositoryParams = { owner: string; repo: string };

/**
 * The repository in the address; looked up once for each request. There is no page for those who may not see it, and
 * addresses that it had before lead to the same page at the one that it has now.
 */
export const requireRepositoryPage = cache(async (owner: string, repo: string): Promise<RepositoryPage> => {
  const viewer = await findViewer();
  return orNotFound(async () => {
    const visit = await visitRepository(viewer, { owner: decoded(owner), name: decoded(repo) }).catch(followMove);
    const repository = await requireRepositoryRow(visit.repository.id, { userId: viewer?.id ?? null });
    return { visit, repository, viewer, abilities: abilitiesOf(visit) };
  });
});

async function followMove(error: unknown): Promise<never> {
  if (!isRefusal(error) || !error.movedTo) throw error;
  const rest = (await requestTarget()).replace(/^\/[^/?#]+\/[^/?#]+/, "");
  permanentRedirect(repositoryPath(error.movedTo, rest));
}

/** The same for those who may do something there. Who is not signed in is sent to sign in, everybody else finds nothing. */
export async function requireAblePage(
  params: RepositoryParams,
  ability: keyof Abilities,
): Promise<RepositoryPage & { viewer: Viewer }> {
  const page = await requireRepositoryPage(params.owner, params.repo);
  const viewer = await requireViewer();
  return page.abilities[ability] ? { ...page, viewer } : notFound();
}

/** Parts of an address as people read them; those that are not well-formed lead nowhere. */
export function decoded(part: string): string {
  try {
    return boundText(decodeURIComponent(part));
  } catch {
    notFound();
  }
}

export const decodedAll = (parts: readonly string[]): string[] => parts.map(decoded);

/** The repository that a form is about, in its fields `owner` and `repo`. */
export function repositoryIn(form: FormData): RepositoryParams {
  return { owner: form.get("owner")?.toString() ?? "", repo: form.get("repo")?.toString() ?? "" };
}

/** The same fields, for the form to send along. */
export const repositoryFields = ({ ownerLogin, name }: { ownerLogin: string; name: string }) => ({
  owner: ownerLogin,
  repo: name,
});
