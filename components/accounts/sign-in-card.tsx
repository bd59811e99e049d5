import type { ReactNode } from "react";
import { Container } from "@/components/shell/container.tsx";
import { Logo } from "@/components/shell/logo.tsx";
import { HEADING_ID } from "@/components/ui/heading-id.ts";

/** The narrow page of signing in and up: mark, heading, a box for the form, and a way to the other page below it. */
export function SignInCard({ title, children, footer }: { title: string; children: ReactNode; footer?: ReactNode }) {
  return (
    <Container width="narrow" className="grid grow content-center gap-6 py-10">
      <div className="grid justify-items-center gap-4 text-center">
        <Logo size={40} />
        <h1 id={HEADING_ID} tabIndex={-1} className="font-semibold text-2xl tracking-tight">
          {title}
        </h1>
      </div>
      <div className="grid gap-4 rounded-lg border border-line bg-subtle p-4 sm:p-6">{children}</div>
      {footer && <p className="text-center text-muted">{footer}</p>}
    </Container>
  );
}
