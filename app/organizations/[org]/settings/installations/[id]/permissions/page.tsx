export { default, generateMetadata } from "@/app/settings/installations/[id]/permissions/page.tsx";
