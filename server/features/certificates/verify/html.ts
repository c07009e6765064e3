const signs: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML shows it, also inside attributes. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);
}

export const style = `
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;background:#f4f6f7;color:#1a1a1a;font:1rem/1.55 system-ui,"Segoe UI",Roboto,sans-serif}
main{max-width:46rem;margin:0 auto;padding:1.5rem 1rem 3rem}
h1{font-size:1.7rem;line-height:1.2;color:#0b4a5e;margin:.5rem 0}
h2{font-size:1.2rem;color:#0b4a5e;margin:2rem 0 .5rem}
a{color:#0b4a5e}
nav ul{list-style:none;display:flex;gap:1rem;margin:0;padding:0;justify-content:flex-end}
nav a{display:inline-block;padding:.4rem 0}
label{display:block;font-weight:600}
input[type=text]{width:100%;max-width:26rem;font:inherit;padding:.6rem;border:1px solid #4a5560;border-radius:.3rem;background:#fff}
button{font:inherit;padding:.6rem 1.2rem;border:0;border-radius:.3rem;background:#0b4a5e;color:#fff;cursor:pointer;margin-top:.75rem}
:focus-visible{outline:3px solid #b06f00;outline-offset:2px}
.hint{color:#4a5560;margin:.2rem 0 .4rem}
.status{border-left:.5rem solid;background:#fff;padding:.75rem 1rem;font-size:1.25rem;font-weight:600;margin:1rem 0}
.valid{border-color:#1f7a3d}
.ended{border-color:#b3261e}
.sheet{background:#fff;padding:.25rem 1rem 1rem;border:1px solid #d5dbdf;border-radius:.3rem}
dl{display:grid;grid-template-columns:minmax(7rem,auto) 1fr;gap:.35rem 1rem;margin:1rem 0 0}
dt{color:#4a5560}
dd{margin:0;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.35rem .5rem .35rem 0;border-bottom:1px solid #d5dbdf;vertical-align:top}
.drop{border:2px dashed #4a5560;border-radius:.3rem;padding:1rem;background:#fff}
.drop[data-over]{background:#e4eef1}
.answer{font-weight:600;min-height:1.6em;margin:.75rem 0 0}
.small{color:#4a5560;font-size:.9rem;margin-top:2.5rem}
@media (max-width:30rem){dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.5rem}}
`;
