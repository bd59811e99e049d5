import type { Metadata } from "next";
import { Markdown } from "@/components/markdown/markdown.tsx";
import { Container } from "@/components/shell/container.tsx";
import { SignAgreementForm } from "@/components/site/sign-agreement-form.tsx";
import { Banner } from "@/components/ui/banner.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { returnTo } from "@/lib/authentication/return-to.ts";
import { requireViewer } from "@/lib/authentication/session.ts";
import { currentAgreement, findSignature } from "@/lib/site/agreement.ts";
import { siteSetting } from "@/lib/site/settings.ts";
import { sign } from "./actions.ts";

export const metadata: Metadata = { title: "Pre-release agreement" };

type Props = { searchParams: Promise<{ return_to?: string | string[] }> };

export default async function AgreementPage({ searchParams }: Props) {
  const viewer = await requireViewer();
  const wanted = returnTo([(await searchParams).return_to].flat()[0]);
  const target = wanted === "/" ? "/settings/integrations" : wanted;
  const { version, text, publishedAt } = await currentAgreement();
  const [signedAt, required] = await Promise.all([
    findSignature(viewer.id, version),
    siteSetting("agreement_required"),
  ]);
  return (
    <Container width="form">
      <PageHeading
        description={
          <>
            Version {version}
            {publishedAt && (
              <>
                , published <RelativeTime at={publishedAt} />
              </>
            )}
          </>
        }
      >
        Pre-release agreement
      </PageHeading>
      <div className="grid gap-6">
        {signedAt ? (
          <Banner
            tone="success"
            title="You have signed this version"
            actions={<LinkButton href={target}>Go on to your integrations</LinkButton>}
          >
            Signed <RelativeTime at={signedAt} />, as {viewer.login}.
          </Banner>
        ) : (
          <Banner
            title={required ? "Sign it to register and manage integrations" : "Nobody has to sign it at the moment"}
          >
            {required
              ? "Read it once; you are asked again when a new version is published. What your integrations do over the API goes on meanwhile."
              : "You can read it, and sign it if you like."}
          </Banner>
        )}
        <Card>
          <Markdown text={text} idPrefix="agreement-" />
        </Card>
        {!signedAt && <SignAgreementForm action={sign} version={version} returnTo={target} login={viewer.login} />}
      </div>
    </Container>
  );
}
