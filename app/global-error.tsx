"use client";

import "./globals.css";
import { Button } from "@/components/ui/button.tsx";

/** Shown when even the layout failed: it depends on nothing that needs the server. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en" data-theme="auto">
      <body>
        <title>Something went wrong · Mortise</title>
        <main className="grid min-h-dvh content-center justify-items-center gap-2 px-4 text-center">
          <h1 className="font-semibold text-2xl tracking-tight">Something went wrong on our side</h1>
          <p className="text-muted">Try again; if it happens once more, tell whoever runs this server.</p>
          {error.digest && <p className="text-muted text-xs">Reference: {error.digest}</p>}
          <Button variant="primary" className="mt-4" onClick={reset}>
            Try again
          </Button>
        </main>
      </body>
    </html>
  );
}
