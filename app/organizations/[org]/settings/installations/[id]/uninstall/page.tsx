export { default, generateMetadata } from "@/app/settings/installations/[id]/uninstall/page.tsx";
