export { default, generateMetadata } from "@/app/settings/integrations/[slug]/permissions/page.tsx";
