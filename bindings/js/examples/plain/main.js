// A page without any framework, in one language.
import { defineForm } from "kh302/element";
import { request } from "../request.js";

// Draws the form at once and loads the engine meanwhile, because this import is a call.
defineForm(async () => (await import("./engine.js")).start());

const form = document.querySelector("kh302-form");
form.request = request;
form.send = async (report) => {
  // Here the portal sends the report, and throws where its server did not take it.
  document.querySelector("output").textContent = `Cổng đã nhận báo cáo của ${report.area}, kỳ ${report.period}`;
};
