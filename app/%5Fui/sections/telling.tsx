import { Banner } from "@/components/ui/banner.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { Progress } from "@/components/ui/progress.tsx";
import { SkeletonList } from "@/components/ui/skeleton.tsx";
import { Spinner } from "@/components/ui/spinner.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { ToastButtons } from "./demos.tsx";
import { Example, Row } from "./example.tsx";
import { leaveFlash } from "./leave-flash.ts";

export function TellingSection() {
  return (
    <>
      <Example id="banners" title="Banner">
        <Banner dismissHref="/_ui#banners">The wire format is the one your client already knows.</Banner>
        <Banner tone="success">Saved.</Banner>
        <Banner
          tone="warning"
          title="CI Bot asks for more"
          actions={
            <LinkButton href="#banners" size="sm">
              Review the change
            </LinkButton>
          }
        >
          Until somebody accepts, it keeps what it has.
        </Banner>
        <Banner tone="danger" title="Deliveries fail">
          The last 12 deliveries got no answer from ci.example.test.
        </Banner>
      </Example>
      <Example id="flash" title="Flash: after a redirect; toasts: without one">
        <Row>
          <form action={leaveFlash}>
            <SubmitButton variant="secondary">Save and come back</SubmitButton>
          </form>
          <ToastButtons />
        </Row>
      </Example>
      <Example id="waiting" title="Spinner, Skeleton, Progress">
        <Row>
          <Spinner />
          <Spinner size={24} label="Loading repositories" />
        </Row>
        <SkeletonList rows={2} label="Loading integrations" />
        <div className="max-w-sm">
          <Progress value={12} max={40} label="Requests this hour" />
        </div>
      </Example>
    </>
  );
}
