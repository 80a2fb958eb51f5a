/** The stylesheet of the hosted pages, served as a file of its own so that a strict policy (`style-src 'self'`) holds. */
export const HOSTED_STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fbf8f2;
  --raised: #ffffff;
  --line: #d8d0c2;
  --edge: #857d70;
  --ink: #2b241e;
  --soft: #594f46;
  --action: #1d5436;
  --action-hover: #164029;
  --on-action: #ffffff;
  --danger: #9b231b;
  --danger-wash: #fdeae7;
  --test: #5a3d00;
  --test-wash: #ffe9ae;
  --focus: #1f5fd0;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #1b1814;
    --raised: #25211c;
    --line: #443e36;
    --edge: #938a7d;
    --ink: #efe9df;
    --soft: #c3bab0;
    --action: #86cfa3;
    --action-hover: #a3dfba;
    --on-action: #10231a;
    --danger: #ff9d92;
    --danger-wash: #43201c;
    --test: #ffe3a0;
    --test-wash: #4a3808;
    --focus: #8db7ff;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0;
  background: var(--paper);
  color: var(--ink);
  font: 1.0625rem/1.55 system-ui, sans-serif;
  overflow-wrap: anywhere;
}
.test {
  margin: 0;
  padding: 0.75rem 1rem;
  background: var(--test-wash);
  color: var(--test);
  font-weight: 700;
  text-align: center;
}
main { max-width: 38rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0.5rem 0 1rem; }
h2 { font-size: 1.1875rem; margin: 2rem 0 0.5rem; }
a { color: var(--action); }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 0.5rem 0.25rem; text-align: start; vertical-align: top; border-bottom: 1px solid var(--line); }
.number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; overflow-wrap: normal; }
tfoot th, tfoot td { font-size: 1.1875rem; font-weight: 700; border-bottom: 0; }
fieldset { border: 0; margin: 2rem 0 0; padding: 0; }
legend { font-size: 1.1875rem; font-weight: 700; padding: 0; margin-bottom: 0.75rem; }
label { display: block; font-weight: 700; margin-top: 1.5rem; }
input {
  width: 100%;
  min-height: 2.75rem;
  padding: 0.5rem 0.75rem;
  border: 1px solid var(--edge);
  border-radius: 0.375rem;
  background: var(--raised);
  color: inherit;
  font: inherit;
}
.hint { color: var(--soft); font-size: 0.9375rem; margin: 0.25rem 0 0; }
.choice { margin: 0 0 1rem; }
button, .button {
  display: block;
  width: 100%;
  min-height: 2.75rem;
  padding: 0.625rem 1rem;
  border: 1px solid var(--edge);
  border-radius: 0.5rem;
  background: var(--raised);
  color: var(--ink);
  font: inherit;
  font-weight: 700;
  text-align: center;
  text-decoration: none;
  cursor: pointer;
}
button.main { border-color: var(--action); background: var(--action); color: var(--on-action); }
button.main:hover { background: var(--action-hover); }
button:hover, .button:hover { border-color: var(--ink); }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
.alert {
  margin: 0 0 1.5rem;
  padding: 0.75rem 1rem;
  border-inline-start: 4px solid var(--danger);
  background: var(--danger-wash);
  color: var(--danger);
  font-weight: 700;
}
@media (min-width: 40rem) { main { padding-top: 3rem; } }
`;
