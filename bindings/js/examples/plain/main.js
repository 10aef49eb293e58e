// A page without any framework.
import { init } from "kh302";
import { defineForm } from "kh302/element";
import { request } from "../request.js";

defineForm(init());

const form = document.querySelector("kh302-form");
form.request = request;
form.addEventListener("kh302-submit", async ({ detail: report }) => {
  // Here the portal sends the report; when it has arrived, the draft on this device is no longer needed.
  document.querySelector("output").textContent = `Cổng đã nhận báo cáo của ${report.area}, kỳ ${report.period}`;
  await form.discard();
});
