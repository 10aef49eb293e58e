// React 19 sets `request` and `send` as properties. Here `send` only shows the report; a portal sends it, and throws where its server did not
// take it.
import { defineForm } from "kh302/element";
import { useState } from "react";
import { createRoot } from "react-dom/client";
import { request } from "../request.js";

// Draws the form at once and loads the engine meanwhile, because this import is a call.
defineForm(async () => (await import("kh302")).init());

function Portal() {
  const [received, setReceived] = useState(null);
  const [english, setEnglish] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setEnglish(!english)}>
        {english ? "Tiếng Việt" : "English"}
      </button>
      <kh302-form lang={english ? "en" : "vi"} request={request} send={setReceived}>
        <h1 slot="title">Báo cáo năm 2026, phường An Cựu</h1>
      </kh302-form>
      <output>{received && `Cổng đã nhận báo cáo của ${received.area}, kỳ ${received.period}`}</output>
    </>
  );
}

createRoot(document.getElementById("app")).render(<Portal />);
