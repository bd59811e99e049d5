import { MAX_PRESELECTED_REPOSITORIES } from "@/lib/installations/rules.ts";

/** Search params as Next gives them to a page. */
export type Query = Readonly<Record<string, string | string[] | undefined>>;

/** What the address of an installation flow says (wire facts §1.5). */
export type InstallRequest = {
  /** The account that was chosen, or that the integration suggests. */
  targetId: number | null;
  /** Handed back to the integration at the end; empty for none. */
  state: string;
  /** To be selected at first, a hundred at most. */
  repositoryIds: readonly number[];
};

export function installRequest(query: Query): InstallRequest {
  const all = (name: string): string[] => [query[name] ?? [], query[`${name}[]`] ?? []].flat();
  const id = (text: string | undefined): number | null => (text && /^\d{1,9}$/.test(text) ? Number(text) : null);
  return {
    targetId: id(all("target_id")[0]) ?? id(all("suggested_target_id")[0]),
    state: all("state")[0] ?? "",
    repositoryIds: all("repository_ids")
      .flatMap((text) => id(text) ?? [])
      .slice(0, MAX_PRESELECTED_REPOSITORIES),
  };
}

/** The address of a step of the flow; without `targetId` the one where the account is chosen. */
export function installPath(
  slug: string,
  { targetId, state, repositoryIds }: Partial<InstallRequest> & Pick<InstallRequest, "state">,
): string {
  const query = new URLSearchParams();
  if (targetId) query.set("target_id", String(targetId));
  if (state) query.set("state", state);
  for (const id of repositoryIds ?? []) query.append("repository_ids[]", String(id));
  const path = `/integrations/${slug}/installations/new`;
  return query.size > 0 ? `${path}?${query}` : path;
}
