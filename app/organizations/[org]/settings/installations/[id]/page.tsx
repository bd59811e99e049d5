export { default, generateMetadata } from "@/app/settings/installations/[id]/page.tsx";
