export { default, generateMetadata } from "@/app/settings/integrations/[slug]/installations/page.tsx";
