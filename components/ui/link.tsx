import NextLink from "next/link";
import type { ComponentProps } from "react";
import { cx } from "./cx.ts";

const LOOKS = {
  inline:
    "[unicode-bidi:isolate] text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-accent",
  plain: "inline-block max-w-full py-0.5 text-accent hover:underline underline-offset-2",
  muted: "inline-block max-w-full py-0.5 text-muted hover:text-accent hover:underline underline-offset-2",
  strong: "inline-block max-w-full py-0.5 font-semibold text-fg hover:text-accent hover:underline underline-offset-2",
} as const;

type Look = keyof typeof LOOKS;

/** Leads to a part of the same page, whose id `href` names: the next press of Tab goes on from there. */
export function InPageLink({
  look = "inline",
  className,
  href,
  ...rest
}: ComponentProps<"a"> & { href: `#${string}`; look?: Look }) {
  return <a href={href} className={cx("rounded-sm", LOOKS[look], className)} {...rest} />;
}

/**
 * A link. `inline` (underlined) inside a sentence, so that colour alone never marks it; `plain`, `muted` and `strong`
 * where position already says that it is one. Pages are not prefetched: what they show depends on the moment.
 */
export function Link({ look = "inline", className, ...rest }: ComponentProps<typeof NextLink> & { look?: Look }) {
  return <NextLink prefetch={false} className={cx("rounded-sm", LOOKS[look], className)} {...rest} />;
}
