import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { isRefusal } from "@/lib/api/errors.ts";
import { type CodePlace, findCodePlace } from "@/lib/host/contents/browse.ts";
import { refusingGit } from "@/lib/host/refusing-git.ts";
import { type CodeView, codePath } from "./paths.ts";
import { decodedAll, type RepositoryPage, type RepositoryParams, requireRepositoryPage } from "./require-page.ts";

type PlacePage = RepositoryPage & { place: CodePlace };

/**
 * Where the parts of an address behind `tree/`, `blob/` or `raw/` lead. Nothing there is no page; a directory asked
 * for as a file, and the other way round, is shown where it belongs. A history needs nothing to be there any more.
 */
export async function requirePlacePage(
  { owner, repo, place: parts }: RepositoryParams & { place: readonly string[] },
  view: CodeView,
): Promise<PlacePage> {
  const page = await findPlacePage(owner, repo, parts.join("/"));
  const { repository, place } = page;
  if (view === "commits") return page;
  if (place.type === null) notFound();
  const isTree = place.type === "tree";
  if (isTree !== (view === "tree")) redirect(codePath(repository, { ...place, view: isTree ? "tree" : "blob" }));
  return page;
}

const findPlacePage = cache(async (owner: string, repo: string, address: string): Promise<PlacePage> => {
  const page = await requireRepositoryPage(owner, repo);
  const place = await findCodePlace(page.repository.id, decodedAll(address.split("/")));
  return place ? { ...page, place } : notFound();
});

/** What git finds; what it does not find is no page. */
export async function gitOrNotFound<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await refusingGit(work);
  } catch (error) {
    if (isRefusal(error) && [404, 409, 422].includes(error.status)) notFound();
    throw error;
  }
}
