/**
 * Phần tải sau: what a drawn form needs only once somebody can type in it: sessions, drafts, and the tabs of the browser. It shares no module
 * with what draws the form: a bundler would put that into the script of the page, and a page that waits for `ready` at the top of its script
 * would then wait for itself.
 */
export { createForm } from "../form.js";
export { todayInVietNam } from "../today.js";
export { Keeper } from "./keep.js";
export { Tab } from "./tab.js";
export { add, contentOf, merge, reasonIn, respelled, textsIn } from "./take.js";
