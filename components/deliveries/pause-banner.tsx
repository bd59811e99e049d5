import { Banner } from "@/components/ui/banner.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";

/** That persistent failure paused a webhook, and the two ways on. */
export function PauseBanner({
  pausedAt,
  failingSince,
  action,
}: {
  pausedAt: Date;
  failingSince: Date | null;
  action: (form: FormData) => Promise<void>;
}) {
  return (
    <Banner tone="warning" title="The webhook is paused">
      <p>
        Its address took nothing since <RelativeTime at={failingSince ?? pausedAt} />. What has happened since then
        waits here, for three days at most.
      </p>
      <form action={action} className="mt-3 flex flex-wrap gap-2">
        <SubmitButton name="replay" value="yes" pendingLabel="Sending">
          Go on and send what was missed
        </SubmitButton>
        <SubmitButton name="replay" value="no" variant="secondary" pendingLabel="Going on">
          Go on without it
        </SubmitButton>
      </form>
    </Banner>
  );
}
