export { default, generateMetadata } from "@/app/settings/integrations/[slug]/advanced/page.tsx";
