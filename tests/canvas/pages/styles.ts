/** Canvas' arrangement of a page in a style sheet of our own: colours and sizes alone are alike. */
export const styles = `
:root { --ink: #2d3b45; --line: #c7cdd1; --link: #0e68b3; --nav: #394b58; --soft: #f5f5f5; --brand: #0374b5; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); font: 1rem/1.5 Lato, 'Liberation Sans', Arial, sans-serif; background: #fff; }
a { color: var(--link); }
a:focus-visible, button:focus-visible, select:focus-visible, input:focus-visible, iframe:focus-visible { outline: 2px solid var(--brand); outline-offset: 2px; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 8px; top: 8px; background: #fff; padding: 8px; z-index: 3; }
.global-nav { position: fixed; inset: 0 auto 0 0; width: 84px; background: var(--nav); color: #fff; overflow-y: auto; }
.global-nav ul { list-style: none; margin: 0; padding: 0; }
.global-nav a { display: block; padding: 14px 6px; color: #fff; text-align: center; text-decoration: none; font-size: .8125rem; overflow-wrap: anywhere; }
.global-nav a:hover, .global-nav a[aria-current] { background: #fff; color: var(--brand); }
.global-nav .logo { font-weight: 700; border-bottom: 1px solid #6b7780; }
.page { margin-left: 84px; }
.practice { background: #fff3cd; border-bottom: 1px solid #d9c98b; padding: 6px 24px; font-size: .875rem; }
.practice strong { font-weight: 700; }
.crumbs { border-bottom: 1px solid var(--line); padding: 12px 24px; }
.crumbs ol { list-style: none; display: flex; flex-wrap: wrap; gap: 0 8px; margin: 0; padding: 0; }
.crumbs li + li::before { content: '›'; padding-right: 8px; color: #6b7780; }
.columns { display: flex; align-items: flex-start; }
.course-menu { flex: 0 0 192px; padding: 18px 12px 18px 24px; }
.course-menu ul { list-style: none; margin: 0; padding: 0; }
.course-menu a { display: block; padding: 7px 10px; text-decoration: none; border-left: 2px solid transparent; }
.course-menu a[aria-current] { color: var(--ink); border-left-color: var(--ink); font-weight: 700; }
.course-menu[hidden] { display: none; }
main { flex: 1 1 auto; min-width: 0; padding: 18px 24px 40px; }
main.tool { padding: 0; }
h1 { font-size: 1.75rem; font-weight: 400; margin: 0 0 12px; }
h2 { font-size: 1.25rem; margin: 28px 0 8px; }
h3 { font-size: 1rem; margin: 18px 0 6px; }
.tool_content_wrapper iframe { display: block; width: 100%; height: max(800px, calc(100vh - 100px)); border: 0; }
.forwarding { position: absolute; width: 0; height: 0; border: 0; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 250px), 1fr)); gap: 8px; list-style: none; margin: 0; padding: 0; }
.cards a { display: block; height: 100%; border: 1px solid var(--line); border-radius: 4px; padding: 8px 12px; text-decoration: none; background: #fff; }
.cards a:hover { background: var(--soft); }
.cards small { display: block; color: #556572; }
.panel { border: 1px solid var(--line); border-radius: 6px; padding: 4px 20px 20px; margin-bottom: 24px; }
.front { max-width: 1100px; }
.actions { display: flex; flex-wrap: wrap; gap: 8px; margin: 12px 0; }
label { display: block; max-width: 100%; }
button, .button { position: relative; font: inherit; padding: 7px 14px; border: 1px solid var(--line); border-radius: 4px; background: var(--soft); color: var(--ink); cursor: pointer; text-decoration: none; display: inline-block; }
button.primary, .button.primary { background: var(--brand); border-color: var(--brand); color: #fff; }
input, select { font: inherit; padding: 6px 8px; border: 1px solid #6b7780; border-radius: 4px; max-width: 100%; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; min-width: 100%; }
th, td { border-bottom: 1px solid var(--line); padding: 8px 10px; text-align: left; vertical-align: top; }
.item { display: flex; flex-wrap: wrap; gap: 6px 12px; align-items: center; border: 1px solid var(--line); padding: 8px 12px; margin-bottom: -1px; }
.item > :first-child { flex: 1 1 200px; }
.state { font-size: .8125rem; color: #556572; }
.alerts > div { margin: 8px 24px; padding: 10px 14px; border: 1px solid var(--line); border-left: 6px solid #127a1b; background: #fff; }
.alerts > .warning { border-left-color: #bf5b00; }
.alerts > .error { border-left-color: #c7281c; }
.spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
dialog { width: min(900px, 96vw); height: min(760px, 92vh); padding: 0; border: 1px solid var(--line); border-radius: 6px; }
dialog header { display: flex; justify-content: space-between; align-items: center; padding: 8px 16px; border-bottom: 1px solid var(--line); }
dialog h2 { margin: 0; }
dialog iframe { display: block; width: 100%; height: calc(100% - 56px); border: 0; }
.student-view .page { border: 6px solid #8e3fb0; border-top: 0; }
.student-bar { position: sticky; bottom: 0; background: #8e3fb0; color: #fff; padding: 10px 24px; display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; }
@media (max-width: 767px) {
  .global-nav { position: static; width: auto; overflow-x: auto; }
  .global-nav ul { display: flex; }
  .global-nav a { padding: 10px 14px; white-space: nowrap; }
  .global-nav .logo { border: 0; }
  .page { margin-left: 0; }
  .columns { display: block; }
  .course-menu { padding: 8px 12px; border-bottom: 1px solid var(--line); }
  .course-menu ul { display: flex; flex-wrap: wrap; }
  .course-menu a { border-left: 0; padding: 6px 10px; }
  main { padding: 14px 12px 32px; }
  .crumbs, .practice { padding: 8px 12px; }
}
`;
