/* What a page must do from its first moment on: take "/" to its search box, as on most reference sites, and ask for its
   modules when it has been painted, as whatever is asked for before that takes time from it. */
addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    document.querySelector("#find")?.focus();
  }
});
{
  const { modules } = document.currentScript.dataset;
  new PerformanceObserver((_, observer) => {
    observer.disconnect();
    for (const src of modules.split(" ")) document.head.append(Object.assign(document.createElement("script"), { type: "module", src }));
  }).observe({ type: "paint", buffered: true });
}
