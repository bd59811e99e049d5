export { default, generateMetadata } from "@/app/settings/integrations/[slug]/webhook/page.tsx";
