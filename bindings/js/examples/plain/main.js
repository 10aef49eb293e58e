// A page without any framework.
import { defineForm } from "kh302/element";
import { request } from "../request.js";

// Draws the form at once and loads the engine meanwhile, because this import is a call.
defineForm(async () => (await import("kh302")).init());

const form = document.querySelector("kh302-form");
form.request = request;
form.send = async (report) => {
  // Here the portal sends the report, and throws where its server did not take it.
  document.querySelector("output").textContent = `Cổng đã nhận báo cáo của ${report.area}, kỳ ${report.period}`;
};
