import Image from "next/image";
import { cx } from "./cx.ts";
import { identicon } from "./identicon.ts";

/**
 * The picture of an account: an image, or one drawn from `seed` (the login or slug). Round for people, square for
 * organizations and integrations. Beside the name leave `alt` empty; alone, say who it is.
 */
export function Avatar({
  seed,
  src,
  shape = "round",
  size = 20,
  alt = "",
  className,
}: {
  seed: string;
  src?: string | null | undefined;
  shape?: "round" | "square" | undefined;
  /** Pixels. */
  size?: number | undefined;
  alt?: string | undefined;
  className?: string | undefined;
}) {
  const corner = size >= 40 ? "rounded-lg" : "rounded";
  const look = cx(
    "inline-block shrink-0 overflow-hidden bg-inset align-middle ring-1 ring-line-muted",
    shape === "round" ? "rounded-full" : corner,
    className,
  );
  if (src) {
    return <Image src={src} alt={alt} width={size} height={size} unoptimized className={look} />;
  }
  const { ink, paper, path, viewBox } = identicon(seed);
  const picture = (
    <>
      <rect width="100%" height="100%" fill={paper} />
      <path d={path} fill={ink} />
    </>
  );
  if (!alt) {
    return (
      <svg width={size} height={size} viewBox={viewBox} className={look} aria-hidden="true">
        {picture}
      </svg>
    );
  }
  return (
    <svg width={size} height={size} viewBox={viewBox} className={look} role="img" aria-label={alt}>
      {picture}
    </svg>
  );
}
