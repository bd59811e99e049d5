import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ConsentSection } from "@/components/consent/consent-section.tsx";
import { AskingIntegration, ThroughApplication, ThroughIntegration } from "@/components/oauth/consent.tsx";
import { DeviceForm } from "@/components/oauth/device-form.tsx";
import { HowLong } from "@/components/oauth/how-long.tsx";
import { MadeBy } from "@/components/oauth/made-by.tsx";
import { Container } from "@/components/shell/container.tsx";
import { Avatar } from "@/components/ui/avatar.tsx";
import { Banner } from "@/components/ui/banner.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { requireRecentSignIn } from "@/lib/authentication/recent-sign-in.ts";
import { requireViewer } from "@/lib/authentication/session.ts";
import { findDeviceRequest } from "@/lib/oauth/device/decide-device.ts";
import { decide } from "../actions.ts";

export const metadata: Metadata = { title: "Authorize a device" };

const ID = /^\d{1,9}$/;

/** The decision about a device, for whoever typed its code. */
export default async function DeviceConsentPage({ params }: { params: Promise<{ id: string }> }) {
  const { id: named } = await params;
  const viewer = await requireViewer();
  const request = ID.test(named) ? await findDeviceRequest({ viewerId: viewer.id, id: Number(named) }) : null;
  if (!request) notFound();
  await requireRecentSignIn(viewer);
  const { id, client, asked, expiresAt } = request;
  return (
    <Container width="form">
      <PageHeading description="Read what it will be able to do, then decide.">
        Authorize <bdi>{client.name}</bdi>
      </PageHeading>
      <div className="mb-6">
        <Banner tone="warning" title="The device acts for you from then on">
          Go on only if you started this yourself. Whoever sent you a code to type would sign in as you. The code ends{" "}
          <RelativeTime at={expiresAt} />.
        </Banner>
      </div>
      <DeviceForm action={decide.bind(null, id)} shown={client.kind === "integration" ? client.version : 0}>
        <ConsentSection title="Who is asking">
          {client.kind === "integration" ? <AskingIntegration id={client.id} /> : <MadeBy client={client} />}
        </ConsentSection>
        <ConsentSection title="Signed in as">
          <div className="flex items-center gap-3">
            <Avatar seed={viewer.login} size={32} />
            <p className="break-words font-semibold">{viewer.login}</p>
          </div>
        </ConsentSection>
        {client.kind === "integration" ? (
          <ThroughIntegration client={client} viewer={viewer} />
        ) : (
          <ThroughApplication plan={{ client, asked }} viewer={viewer} />
        )}
        <ConsentSection title="How long, and how to undo it">
          <HowLong expires={client.expireTokens} />
        </ConsentSection>
      </DeviceForm>
    </Container>
  );
}
