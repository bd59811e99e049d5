"use client";

import { AlertIcon } from "@primer/octicons-react";
import { Container } from "@/components/shell/container.tsx";
import { Button, LinkButton } from "@/components/ui/button.tsx";
import { Code } from "@/components/ui/code.tsx";

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <Container width="narrow" className="grid grow content-center justify-items-center gap-2 py-16 text-center">
      <title>Something went wrong · Mortise</title>
      <span className="mb-2 text-danger" aria-hidden="true">
        <AlertIcon size={24} />
      </span>
      <h1 className="font-semibold text-2xl tracking-tight">Something went wrong on our side</h1>
      <p className="text-muted">
        Nothing you did is lost if it was saved before. Try again; if it happens once more, tell whoever runs this
        server.
      </p>
      {error.digest && (
        <p className="text-muted text-xs">
          Reference: <Code>{error.digest}</Code>
        </p>
      )}
      <div className="mt-4 flex flex-wrap justify-center gap-2">
        <Button variant="primary" onClick={reset}>
          Try again
        </Button>
        <LinkButton href="/">Go to the start page</LinkButton>
      </div>
    </Container>
  );
}
