// Vue 3 with render functions. In a template: <kh302-form :request.prop="request" @kh302-submit="$event.waitUntil(send($event.detail))">
import { defineForm } from "kh302/element";
import { createApp, h, shallowRef } from "vue";
import { request } from "../request.js";

// Draws the form at once and loads the engine meanwhile, because this import is a call.
defineForm(async () => (await import("kh302")).init());

createApp({
  setup() {
    const received = shallowRef(null);
    const english = shallowRef(false);
    // Here the portal sends the report, and throws where its server did not take it.
    const send = async (report) => {
      received.value = report;
    };
    return () => [
      h("button", { type: "button", onClick: () => (english.value = !english.value) }, english.value ? "Tiếng Việt" : "English"),
      h(
        "kh302-form",
        { lang: english.value ? "en" : "vi", ".request": request, "onKh302-submit": (event) => event.waitUntil(send(event.detail)) },
        [h("h1", { slot: "title" }, "Báo cáo năm 2026, phường An Cựu")],
      ),
      h("output", received.value && `Cổng đã nhận báo cáo của ${received.value.area}, kỳ ${received.value.period}`),
    ];
  },
}).mount("#app");
