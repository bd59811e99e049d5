import { CommentIcon } from "@primer/octicons-react";
import { LinkButton } from "@/components/ui/button.tsx";
import { siteSetting } from "@/lib/site/settings.ts";

/** "Give feedback", where integrations are managed; nothing while no address is set. */
export async function FeedbackLink() {
  const address = await siteSetting("feedback_url");
  if (!address) return null;
  return (
    <LinkButton
      href={address}
      variant="ghost"
      icon={<CommentIcon />}
      className="whitespace-nowrap max-sm:order-last max-sm:px-0"
    >
      Give feedback
    </LinkButton>
  );
}
