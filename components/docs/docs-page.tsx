import type { ReactNode } from "react";
import { Container } from "@/components/shell/container.tsx";
import { Breadcrumbs, type Crumb } from "@/components/ui/breadcrumbs.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";

/** A page of the documentation: where it is, its h1, and what it says. `path` leads from the index to its parent. */
export function DocsPage({
  title,
  description,
  path = [],
  children,
}: {
  title: ReactNode;
  description: ReactNode;
  path?: readonly Crumb[] | undefined;
  children: ReactNode;
}) {
  return (
    <Container>
      <Breadcrumbs items={[{ label: "Documentation", href: "/docs" }, ...path, { label: title, key: "here" }]} />
      <PageHeading description={description}>{title}</PageHeading>
      {children}
    </Container>
  );
}
