import { BellIcon } from "@primer/octicons-react";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button-class.ts";
import { Counter } from "@/components/ui/counter.tsx";

/** Leads to the viewer's notices; says how many wait, in the name as well. */
export function NoticeBell({ unread }: { unread: number }) {
  return (
    <Link
      href="/settings/notices"
      prefetch={false}
      aria-label={unread === 0 ? "Notices" : `Notices: ${unread} unread`}
      className={buttonClass({ variant: "ghost", size: "md", square: unread === 0 })}
    >
      <BellIcon />
      {unread > 0 && <Counter value={unread} />}
    </Link>
  );
}
