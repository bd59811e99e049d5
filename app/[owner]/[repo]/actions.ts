"use server";

import { redirect } from "next/navigation";
import { pressButton } from "@/components/accounts/press-button.ts";
import { repositoryPath } from "@/components/host/paths.ts";
import { repositoryIn, requireRepositoryPage } from "@/components/host/require-page.ts";
import { requireViewer } from "@/lib/authentication/session.ts";
import { starRepository, unstarRepository } from "@/lib/host/stars/star-repository.ts";

/** Stars a repository, or takes the star away. */
export async function setStar(form: FormData): Promise<void> {
  const { owner, repo } = repositoryIn(form);
  const { visit, repository } = await requireRepositoryPage(owner, repo);
  const viewer = await requireViewer();
  const stars = form.get("starred") === "true";
  const target = { actor: { accountId: viewer.id }, repository: visit.repository };
  await pressButton(
    () => (stars ? starRepository(target) : unstarRepository(target)),
    () => (stars ? "You starred this repository." : "Your star is taken away."),
  );
  redirect(repositoryPath(repository));
}
