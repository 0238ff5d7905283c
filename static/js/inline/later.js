/* Asks for the page's modules when it has been painted: whatever is asked for before that takes time from it. */
{
  const { modules } = document.currentScript.dataset;
  new PerformanceObserver((_, observer) => {
    observer.disconnect();
    for (const src of modules.split(" ")) document.head.append(Object.assign(document.createElement("script"), { type: "module", src }));
  }).observe({ type: "paint", buffered: true });
}
