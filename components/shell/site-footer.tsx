import Link from "next/link";
import type { Theme } from "./theme.ts";
import { ThemeSwitch } from "./theme-switch.tsx";

const LINKS = [
  { href: "/docs", label: "Documentation" },
  { href: "/api/v3/openapi.json", label: "API description" },
] as const;

/** The end of every page: where to read on, and the theme. */
export function SiteFooter({ theme }: { theme: Theme }) {
  return (
    <footer className="border-line border-t text-muted text-xs">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-4 py-6 md:px-6 lg:px-8">
        <nav aria-label="Footer">
          <ul className="flex flex-wrap items-center gap-x-4">
            <li className="py-1">Mortise</li>
            {LINKS.map((link) => (
              <li key={link.href}>
                <Link
                  href={link.href}
                  prefetch={false}
                  className="inline-block rounded-sm py-1 underline-offset-2 hover:text-accent hover:underline"
                >
                  {link.label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <ThemeSwitch theme={theme} />
      </div>
    </footer>
  );
}
