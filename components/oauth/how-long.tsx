import { Link } from "@/components/ui/link.tsx";

/** How long a person's agreement lasts, and how it is undone. */
export function HowLong({ expires }: { expires: boolean }) {
  return (
    <p>
      Until you end it. Under <Link href="/settings/authorizations">Settings, Authorized</Link> you see what it did as
      you, and one press ends its access at once.{" "}
      {expires
        ? "What it is given ends after eight hours; it can renew that by itself for up to six months after it was last here."
        : "What it is given does not end by itself."}{" "}
      If it asks for more on your account later, you are asked again.
    </p>
  );
}
