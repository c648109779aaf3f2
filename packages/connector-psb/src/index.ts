export { psb } from "./psb.ts";
