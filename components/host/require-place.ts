import { notFound } from "next/navigation";
import { isRefusal } from "@/lib/api/errors.ts";
import { type CodePlace, findCodePlace } from "@/lib/host/contents/browse.ts";
import { refusingGit } from "@/lib/host/refusing-git.ts";
import { decodedAll } from "./require-page.ts";

/** Where the parts of an address behind `tree/` or `blob/` lead; nothing there is no page. */
export async function requirePlace(repositoryId: number, parts: readonly string[]): Promise<CodePlace> {
  const place = await findCodePlace(repositoryId, decodedAll(parts));
  return place ?? notFound();
}

/** What git finds; what it does not find is no page. */
export async function gitOrNotFound<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await refusingGit(work);
  } catch (error) {
    if (isRefusal(error) && [404, 409, 422].includes(error.status)) notFound();
    throw error;
  }
}
