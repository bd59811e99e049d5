import { CheckIcon, LockIcon } from "@primer/octicons-react";
import { Avatar } from "@/components/ui/avatar.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { Code, CodeBlock } from "@/components/ui/code.tsx";
import { Counter } from "@/components/ui/counter.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { RelativeTimeText } from "@/components/ui/relative-time-text.tsx";
import { Secret } from "@/components/ui/secret.tsx";
import { TimeLeftText } from "@/components/ui/time-left-text.tsx";
import { Example, Row } from "./example.tsx";

const NOW = "2025-03-03T14:05:00.000Z";
const MOMENTS = [
  "2025-03-03T14:04:55.000Z",
  "2025-03-03T13:20:00.000Z",
  "2025-03-02T12:00:00.000Z",
  "2025-01-20T12:00:00.000Z",
  "2023-01-20T12:00:00.000Z",
  "2025-03-03T16:06:00.000Z",
];
const SEEDS = ["mona", "hubot", "lisa", "acme", "globex", "ci-bot", "deployer", "stale-bot"];
const PEM = `-----BEGIN RSA PRIVATE KEY-----\n${"MIIEpAIBAAKCAQEAexampleexampleexampleexampleexampleexampleexampl\n".repeat(8)}-----END RSA PRIVATE KEY-----\n`;

export function ValuesSection() {
  return (
    <>
      <Example id="badges" title="Badge and Counter">
        <Row>
          <Badge icon={<LockIcon size={12} />}>Private</Badge>
          <Badge>Public</Badge>
          <Badge>Bot</Badge>
          <Badge tone="accent">Request</Badge>
          <Badge tone="success" icon={<CheckIcon size={12} />}>
            Active
          </Badge>
          <Badge tone="warning">Pending</Badge>
          <Badge tone="danger">Failed</Badge>
          <Badge tone="done">Merged</Badge>
          <Counter value={3} />
          <Counter value={12_345} />
        </Row>
      </Example>
      <Example id="avatars" title="Avatar: round for people, square for the rest">
        <Row>
          {SEEDS.map((seed, index) => (
            <Avatar key={seed} seed={seed} shape={index < 3 ? "round" : "square"} size={40} alt={seed} />
          ))}
        </Row>
        <Row>
          {[16, 20, 24, 32, 48, 64].map((size) => (
            <Avatar key={size} seed="mona" size={size} />
          ))}
          <Avatar seed="logo" src="/logo.svg" shape="square" size={48} alt="An avatar from an image" />
        </Row>
      </Example>
      <Example id="times" title="RelativeTime and TimeLeft: the exact time on hover">
        <Row>
          {MOMENTS.map((at) => (
            <RelativeTimeText key={at} at={at} now={NOW} />
          ))}
          <RelativeTime at={new Date("2025-01-01T00:00:00.000Z")} />
        </Row>
        <p>
          The code expires <TimeLeftText until="2025-03-03T14:15:00.000Z" now={NOW} />; the other one has{" "}
          <TimeLeftText until="2025-03-03T14:00:00.000Z" now={NOW} />.
        </p>
      </Example>
      <Example id="code" title="Code">
        <p>
          Point it at <Code>http://localhost:3000/api/v3</Code> and nothing else changes.
        </p>
        <CodeBlock
          title="app.js"
          label="Example in JavaScript"
          code={`const app = new App({ appId, privateKey, Octokit: Octokit.defaults({ baseUrl: "http://localhost:3000/api/v3" }) });\nfor await (const { installation } of app.eachInstallation.iterator()) {\n  console.log(installation.account.login);\n}`}
        />
        <CodeBlock label="Client ID" wrap code="Iv1.0123456789abcdef" />
      </Example>
      <Example id="secrets" title="Secret: shown once">
        <Secret label="client secret" value="fedcba9876543210fedcba9876543210fedcba98" />
        <Secret label="private key" value={PEM} filename="ci-bot.private-key.pem">
          <p>Only its public half is kept here.</p>
        </Secret>
      </Example>
    </>
  );
}
