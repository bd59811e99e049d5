import { SearchIcon } from "@primer/octicons-react";
import type { Metadata } from "next";
import { Container } from "@/components/shell/container.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { HEADING_ID } from "@/components/ui/heading-id.ts";

export const metadata: Metadata = { title: "Page not found" };

export default function NotFound() {
  return (
    <Container width="narrow" className="grid grow content-center justify-items-center gap-2 py-16 text-center">
      <span className="mb-2 text-muted" aria-hidden="true">
        <SearchIcon size={24} />
      </span>
      <h1 id={HEADING_ID} tabIndex={-1} className="font-semibold text-2xl tracking-tight">
        Page not found
      </h1>
      <p className="text-muted">
        There is nothing at this address, or it is private and you are not signed in as someone who may see it.
      </p>
      <LinkButton href="/" variant="primary" className="mt-4">
        Go to the start page
      </LinkButton>
    </Container>
  );
}
