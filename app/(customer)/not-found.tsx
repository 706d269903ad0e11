export { Missing as default } from "@/app/_ui/problem";
