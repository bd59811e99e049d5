import type { ReactNode } from "react";

/** A link to an address that somebody else gave. */
export function OutsideLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a
      href={href}
      rel="nofollow noopener noreferrer"
      className="break-all rounded-sm py-0.5 text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-accent"
    >
      {children}
    </a>
  );
}
