// Checks the types as the developer of a portal sees them. It is compiled against the installed package and never run.
import type {
  Assessment,
  Catalogue,
  Changes,
  CheckCode,
  ErrorDocument,
  FigureId,
  Report,
  Request,
  RiskLevelId,
  Totals,
  Verdict,
} from "kh302";
import { assess, type call, createForm, init, initSync, isError, judge, rollup, StartError } from "kh302";
import type { catalogue } from "kh302/catalogue";
import { type DraftDetail, defineForm, type FormElement } from "kh302/element";
import "kh302/element/vi";
import "kh302/element/en";
import * as slim from "kh302/slim";
import * as slimForm from "kh302/slim/form";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(_: Same<A, B>): void => undefined;

const report: Report = { schema: "kh302.report/1", area: "19815", period: "2025-09", figures: { drug_dependent: 35, reviewed: null } };
const answer = assess(report);
same<typeof answer, Assessment | ErrorDocument>(true);
if (isError(answer)) {
  same<typeof answer, ErrorDocument>(true);
  answer.error.message.trim();
} else {
  same<typeof answer, Assessment>(true);
  const codes: CheckCode[] = answer.findings.map((finding) => finding.code);
  codes.includes("A203");
  const level = answer.classification && "level" in answer.classification ? answer.classification.level : undefined;
  same<typeof level, "drug_free" | "affected" | "type_iii" | "type_ii" | "type_i" | "undetermined" | undefined>(true);
}

const request: Request = { schema: "kh302.request/1", report, locale: "en", as_of: "2025-10-01" };
assess(request);
const totals: Totals = { schema: "kh302.totals/1", area: "46", period: "2025", figures: {} };
assess(totals);
// @ts-expect-error a request is about one subject
const both: Request = { schema: "kh302.request/1", report, totals };
// @ts-expect-error no figure has this name
assess({ ...report, figures: { drug_dependant: 35 } });
// @ts-expect-error numbers are numbers
assess({ ...report, figures: { drug_dependent: "35" } });
// @ts-expect-error a report has a period
assess({ schema: "kh302.report/1", area: "19815", figures: {} });
// @ts-expect-error no such figure
const figure: FigureId = "drug_dependant";
const level: RiskLevelId = "type_iii";

same<ReturnType<typeof call>, string>(true);
same<ReturnType<typeof init>, Promise<void>>(true);
initSync();
slim.initSync(new Uint8Array());
declare const texts: slim.Texts;
slim.initSync(new Uint8Array(), texts);
void slim.init(fetch("module.wasm"), fetch("vi.json"), texts);
void slim.addTexts(fetch("en.json"));
// @ts-expect-error the slim entry has no module of its own
slim.initSync();
// @ts-expect-error one of the codes
new StartError("other");
void [both, figure, level];
slimForm.initSync(new Uint8Array());
void slimForm.createForm;
// @ts-expect-error the form alone has no calls
void slimForm.assess;

const form = createForm(request);
if (!isError(form)) {
  const changes: Changes = form.set("population", "55.305");
  changes.found.map(({ finding, severity }) => [finding + 1, severity]);
  form.set(0, "1");
  // @ts-expect-error no field has this name
  form.set("populaton", "1");
  // @ts-expect-error no section has this name
  form.nothing("place");
  same<ReturnType<typeof form.submit>, Report | null>(true);
}
const verdict = judge(report);
same<typeof verdict, Verdict | null>(true);
same<ReturnType<typeof catalogue>, Catalogue>(true);
rollup({ schema: "kh302.rollup/1", area: "46", period: "2025", reports: [report] });

defineForm(init());
const drawn = document.createElement("kh302-form");
same<typeof drawn, FormElement>(true);
drawn.request = request;
drawn.request = report;
drawn.addEventListener("kh302-submit", ({ detail }) => same<typeof detail, Report>(true));
drawn.addEventListener("kh302-submit", (event) => event.waitUntil(Promise.resolve(event.detail.area)));
drawn.send = async (sent) => same<typeof sent, Report>(true);
defineForm(init);
drawn.addEventListener("kh302-draft", ({ detail }) => same<typeof detail, DraftDetail>(true));
// @ts-expect-error the form speaks two languages
drawn.locale = "fr";
