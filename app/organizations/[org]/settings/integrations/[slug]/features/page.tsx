export { default, generateMetadata } from "@/app/settings/integrations/[slug]/features/page.tsx";
