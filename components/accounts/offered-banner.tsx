import type { ReactNode } from "react";
import { Banner } from "@/components/ui/banner.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { TimeLeftText } from "@/components/ui/time-left-text.tsx";

type Offer = { sender: { login: string }; receiver: { login: string }; createdAt: Date; expiresAt: Date };

/** Says to those who may give something away to whom it is offered. `takeBack` is the form that ends the offer. */
export function OfferedBanner({
  offer: { sender, receiver, createdAt, expiresAt },
  now,
  takeBack,
}: {
  offer: Offer;
  now: Date;
  takeBack: ReactNode;
}) {
  return (
    <Banner title={`Offered to ${receiver.login}`} actions={takeBack}>
      {sender.login} offered it <RelativeTime at={createdAt} />. Nothing moves until {receiver.login} accepts. The offer
      ends <TimeLeftText until={expiresAt.toISOString()} now={now.toISOString()} over="now" />. If you transfer it to
      somebody else, this offer ends at once.
    </Banner>
  );
}
