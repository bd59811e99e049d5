import { Banner } from "@/components/ui/banner.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { clock } from "@/lib/platform/clock.ts";

/** That a webhook signs with two secrets while receivers change over; nothing once that time is over. */
export function FormerSecret({ until }: { until: Date | null }) {
  if (until === null || until <= clock.now()) return null;
  return (
    <Banner title="Two secrets sign">
      The new one as ever, and the former one in X-Mortise-Former-Signature-256: that ends <RelativeTime at={until} />.
    </Banner>
  );
}
