/**
 * Diện mạo: the styles of the form. Fonts come from the page, colours from its custom properties where it sets them. The layout depends on
 * the width of the form and not of the window, because a page may give it a narrow column.
 */
const LIGHT = {
  text: "#1c2127",
  muted: "#4c5661",
  background: "#fff",
  surface: "#f3f5f7",
  border: "#717b86",
  line: "#d5dae0",
  accent: "#0b5394",
  "on-accent": "#fff",
  error: "#b3261e",
  warning: "#7a4a00",
  good: "#1b6a3a",
  focus: "#0b5394",
};
const DARK: typeof LIGHT = {
  text: "#e7eaee",
  muted: "#b3bcc6",
  background: "#14181d",
  surface: "#1e242b",
  border: "#8a95a1",
  line: "#38414b",
  accent: "#9ecbff",
  "on-accent": "#08233f",
  error: "#ffb0a8",
  warning: "#f6c977",
  good: "#8bd9a8",
  focus: "#ffd866",
};

const colours = (all: typeof LIGHT): string =>
  Object.entries(all)
    .map(([name, colour]) => `--k-${name}:var(--kh302-${name},${colour})`)
    .join(";");

export const LOOK = `
:host{display:block;container-type:inline-size;color-scheme:light;${colours(LIGHT)};color:var(--k-text);background:var(--k-background)}
@media screen and (prefers-color-scheme:dark){:host(:not([theme=light])){color-scheme:dark;${colours(DARK)}}}
@media screen{:host([theme=dark]){color-scheme:dark;${colours(DARK)}}}
:host([hidden]),[hidden]{display:none!important}
*,*::before,*::after{box-sizing:border-box}
.form{line-height:1.5;overflow-wrap:break-word}
h1,h2,h3,h4,h5,h6,p,ul,ol,fieldset{margin:0;padding:0;border:0;min-width:0}
h1,h2,h3,h4,h5,h6{font-size:1.25em;line-height:1.3;font-weight:700}
ul,ol{list-style:none}
a{color:var(--k-accent);text-underline-offset:.15em}
.unseen{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
:focus-visible,.summary:focus{outline:3px solid var(--k-focus);outline-offset:2px;border-radius:var(--kh302-radius,4px)}

.span{display:flex;flex-wrap:wrap;gap:.25em 1.5em;color:var(--k-muted);margin-bottom:1em}
.tools{display:flex;flex-wrap:wrap;gap:.5em;margin-bottom:1em}
button{font:inherit;font-weight:600;line-height:1.3;color:var(--k-accent);background:var(--k-background);border:1px solid var(--k-accent);border-radius:var(--kh302-radius,4px);padding:.5em .9em;min-height:2.75em;max-width:100%;cursor:pointer}
button:hover{background:var(--k-surface)}
button:disabled{opacity:.6;cursor:default}
button.primary{color:var(--k-on-accent);background:var(--k-accent)}
button.primary:hover{filter:brightness(1.1)}
button.quiet{font-weight:400;padding:.25em .7em;min-height:2.25em;border-color:var(--k-border)}

.notice,.elsewhere{border:1px solid var(--k-line);border-inline-start:5px solid var(--k-accent);background:var(--k-surface);padding:.75em 1em;margin-bottom:1em}
.notice ul{list-style:disc;padding-inline-start:1.25em}
.notice.good{border-inline-start-color:var(--k-good)}
.notice.error{border-inline-start-color:var(--k-error)}
.loading{position:sticky;inset-block-end:0;z-index:1}
.loading .notice{margin:1em 0 0;border-color:var(--k-accent)}
.loading .notice.error{border-color:var(--k-error)}
.loading button{margin-top:.5em}
.summary{border:4px solid var(--k-error);padding:1em 1.25em;margin-bottom:1.5em}
.summary ul{display:grid;gap:.3em;margin-top:.25em}
.summary p{margin-top:.75em;font-weight:600}
.summary a{color:var(--k-error)}

.body{display:grid;gap:2em}
.section+.section{margin-top:2.5em}
.head{display:flex;flex-wrap:wrap;align-items:baseline;justify-content:space-between;gap:.25em 1em;border-bottom:2px solid var(--k-text);padding-bottom:.4em;margin-bottom:.75em}
.progress,.tally{color:var(--k-muted);font-variant-numeric:tabular-nums}
.progress{font-size:.9em}
[data-full].progress,[data-full].tally{color:var(--k-good)}
[data-full].progress::before,[data-full].tally::before{content:"✓ "/""}
.section>.tools{margin-bottom:.25em}

.field{display:grid;gap:.15em 1.5em;padding:.8em 0;border-bottom:1px solid var(--k-line);align-items:start}
legend{float:inline-start;width:100%}
.inner{padding-inline-start:1.25em}
label,legend{font-weight:600;padding:0}
.optional{font-weight:400;color:var(--k-muted)}
.hint,.about{color:var(--k-muted);font-size:.9em}
.control{display:flex;flex-wrap:wrap;align-items:center;gap:.25em .6em;margin-top:.35em}
input[type=text],textarea,select{font:inherit;color:inherit;background:var(--k-background);border:1px solid var(--k-border);border-radius:var(--kh302-radius,4px);padding:.4em .6em;min-height:2.75em;width:100%;max-width:100%;min-width:0}
.count input[type=text]{width:8.5em;text-align:end;font-variant-numeric:tabular-nums;color:var(--k-text)}

.field.date input{width:9.5em}
.unit{color:var(--k-muted);font-size:.9em}
input:read-only,select:disabled{background:var(--k-surface);border-style:dashed}
[data-filled] input{border-style:dotted;border-width:2px}
[data-invalid]{border-inline-start:5px solid var(--k-error);padding-inline-start:.9em}
[data-invalid] :is(input[type=text],textarea,select){border:2px solid var(--k-error)}
.choice{display:inline-flex;align-items:center;gap:.5em;min-height:2.75em;padding-inline-end:1.5em;font-weight:400;cursor:pointer}
input[type=radio]{inline-size:1.4em;block-size:1.4em;margin:0;accent-color:var(--k-accent)}
.value{display:none}
.value.shown{display:block;font-weight:600}
.beside{display:flex;flex-wrap:wrap;align-items:center;gap:.35em .75em}
.beside:not(:has(:not([hidden],:empty))){display:none}
.lock:empty,.proposal:empty{display:none}
.lock,.proposal{color:var(--k-muted);font-size:.9em}
.beside>*,.control+.beside{margin-top:.25em}

.notes{display:grid;gap:.5em}
.notes:not(:empty){margin-top:.35em}
.notes:not(:empty)+.section{margin-top:1.5em}
.note.error{color:var(--k-error);font-weight:600}
.note:is(.warning,.notice,.explained){margin:0;padding:.6em .8em;background:var(--k-surface);border:0;border-inline-start:4px solid var(--k-warning)}
.note.notice{border-inline-start-color:var(--k-accent)}
.note.explained{border-inline-start-color:var(--k-good)}
.note.warning .kind{color:var(--k-warning)}
.note.explained .kind{color:var(--k-good)}
.reason{color:var(--k-muted);font-style:italic}
.actions{display:flex;flex-wrap:wrap;gap:.5em}
.actions:not(:empty){margin-top:.5em}
.ask{flex-basis:100%;display:grid;gap:.25em}

.live{display:grid;gap:1.25em;align-content:start;min-width:0}
.block{background:var(--k-surface);border:1px solid var(--k-line);border-radius:var(--kh302-radius,4px);padding:1em}
.block :is(h1,h2,h3,h4,h5,h6){font-size:1em;margin-bottom:.5em}
.level-name{font-size:1.25em;font-weight:700;line-height:1.3;border-inline-start:6px solid var(--k-border);padding-inline-start:.6em}
.level-name:is([data-level=type_i],[data-level=type_ii]){border-color:var(--k-error)}
.level-name[data-level=type_iii]{border-color:var(--k-warning)}
.level-name[data-level=affected]{border-color:var(--k-accent)}
.level-name[data-level=drug_free]{border-color:var(--k-good)}
.about,.fill,.why{margin-top:.5em;font-size:.9em}
.about:empty{display:none}
.why,.targets{display:grid;gap:.6em}
.numbers{display:block;color:var(--k-muted);font-variant-numeric:tabular-nums}
.targets{font-size:.9em;counter-reset:target}
.target>*{display:block}
.targets li{counter-increment:target}
.target>:first-child::before{content:counter(target) ". "}
.status{font-weight:600;color:var(--k-muted)}
.status[data-status=met]{color:var(--k-good)}
.status[data-status=not_met]{color:var(--k-error)}
.measure{color:var(--k-muted)}
.parts ol{display:grid;gap:.35em;font-size:.9em}
.parts li{display:flex;justify-content:space-between;gap:.75em}
.tally{flex:none}

.send{margin-top:2em;padding-top:1.25em;border-top:2px solid var(--k-text)}
.saved{color:var(--k-muted);font-size:.9em}
.signs{display:none}

@container (min-width:30em){
  .field:is(.count,.date,.flag){grid-template-columns:minmax(0,1fr) 13.5em}
  .field:is(.count,.date,.flag)>:is(label,legend,.hint,.notes,.beside){grid-column:1}
  .field:is(.count,.date,.flag)>.control{grid-column:2;grid-row:1/span 3;margin-top:0}
  .field.count>.control{flex-wrap:nowrap}
  .field.count .unit{flex:1;min-width:0}
}
@container (min-width:62em){
  .body{grid-template-columns:minmax(0,1fr) 20em}
  .live{position:sticky;inset-block-start:1em;align-self:start;max-height:calc(100vh - 2em);overflow-y:auto}
}
@media (prefers-reduced-motion:no-preference){.section>*{scroll-behavior:smooth}}
@media (forced-colors:active){.field[data-invalid]{border-inline-start-color:Mark}}
@media print{
  .form{font-size:9.5pt;line-height:1.3}
  .tools,.send,.parts,.hint,.actions,.beside,.fill,.notice,.elsewhere,.summary,.optional{display:none!important}
  .body{display:block}
  .section{break-inside:auto}
  .section+.section{margin-top:1em}
  .head{break-after:avoid;margin-bottom:0}
  .field,.field.flag{display:grid;grid-template-columns:minmax(0,1fr) 10em;padding:.2em 0;gap:0 1em;break-inside:avoid}
  .field>*{grid-column:1}
  .field>.control{grid-column:2;grid-row:1;margin:0;flex-wrap:nowrap;justify-content:flex-end}
  .field.text,.field.level{display:block}
  label,legend{font-weight:400}
  .level-name,.head :is(h1,h2,h3,h4,h5,h6){font-size:11pt}
  input[type=text],select{border:0!important;background:none!important;min-height:0!important;padding:0!important;font-weight:700;appearance:none}
  .count input[type=text]{width:6em}
  .choice{min-height:0;padding:0 0 0 .75em}
  input[type=radio]{inline-size:.9em;block-size:.9em}
  textarea,select:has([value=""]:checked){display:none}
  .target{display:flex;justify-content:space-between;gap:1em}
  :focus-visible{outline:none!important}
  .text .value{display:block;white-space:pre-wrap}
  .live{display:block;position:static;max-height:none;overflow:visible}
  .block{break-inside:avoid;border:0;padding:0;margin-top:1em;background:none}
  .signs{display:flex;justify-content:space-around;gap:2em;margin-top:2em;text-align:center;break-inside:avoid}
  .signs p{display:grid;min-height:7em;align-content:start}
  .signs strong{white-space:pre-line}
}
`;
