import Link from "next/link";
import { cx } from "@/components/ui/cx.ts";
import { labelInk } from "./label-ink.ts";

/** A label in the colour that somebody gave it, as a link when there is somewhere to go. */
export function LabelChip({
  label: { name, color, description },
  href,
}: {
  label: { name: string; color: string; description: string | null };
  href?: string | undefined;
}) {
  const look = cx(
    "inline-flex max-w-full items-center rounded-full border border-line px-2 py-px font-medium text-xs no-underline",
    labelInk(color) === "black" ? "text-black" : "text-white",
  );
  const style = { backgroundColor: `#${color}` };
  const words = <bdi className="min-w-0 break-words">{name}</bdi>;
  if (!href)
    return (
      <span className={look} style={style} title={description ?? undefined}>
        {words}
      </span>
    );
  return (
    <Link href={href} prefetch={false} className={cx(look, "min-h-6")} style={style} title={description ?? undefined}>
      {words}
    </Link>
  );
}
