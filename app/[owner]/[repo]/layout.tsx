import type { ReactNode } from "react";
import { RepositoryHeader } from "@/components/host/repository-header.tsx";
import { type RepositoryParams, requireRepositoryPage } from "@/components/host/require-page.ts";
import { Container } from "@/components/shell/container.tsx";

/** Whose repository it is and its parts, above every page of it. */
export default async function RepositoryLayout({
  params,
  children,
}: {
  params: Promise<RepositoryParams>;
  children: ReactNode;
}) {
  const { owner, repo } = await params;
  const { repository, abilities } = await requireRepositoryPage(owner, repo);
  return (
    <>
      <RepositoryHeader repository={repository} mayAdminister={abilities.administer} />
      <Container>{children}</Container>
    </>
  );
}
