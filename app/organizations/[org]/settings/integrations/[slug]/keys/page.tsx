export { default, generateMetadata } from "@/app/settings/integrations/[slug]/keys/page.tsx";
