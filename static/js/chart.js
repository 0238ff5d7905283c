/* Puts a Plotly chart in the place of the drawing that the server sent, when the reader points at it, touches it, tabs to
   it, or could point at it and has nothing else to do. The drawing stays beneath: it keeps the place, the links for the keyboard and the words
   for screen readers, and it is simply left alone if anything fails.

   <figure class="chart" data-plotly="/topics/x.plotly.json" data-plotly-library="/static/vendor/plotly/plotly-basic.min.js"
           data-plotly-sheet="/static/vendor/plotly/plotly.css">
     <div class="chart-drawing chart-at-wide" data-size="wide"><svg>…</svg></div>
     <div class="chart-drawing chart-at-narrow" data-size="narrow"><svg>…</svg></div>
   </figure> */

const live = new WeakMap();
let library = null;

/** Puts an element into the head and waits for what it asks for. */
function loaded(element) {
  return new Promise((resolve, reject) => {
    element.addEventListener("load", resolve);
    element.addEventListener("error", () => reject(new Error(`${element.src ?? element.href} did not load`)));
    document.head.append(element);
  });
}

/** Asks for Plotly and its sheet; by the link's id and class Plotly leaves putting its rules into the page itself. */
function loadLibrary({ plotlyLibrary, plotlySheet }) {
  const script = Object.assign(document.createElement("script"), { src: plotlyLibrary, async: true });
  const names = { id: "plotly.js-style-global", className: "no-inline-styles" };
  const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: plotlySheet, ...names });
  return Promise.all([loaded(sheet), loaded(script)]).then(() => window.Plotly);
}

/** The drawing of the size that is shown now. */
function shownDrawing(figure) {
  return [...figure.querySelectorAll(".chart-drawing")].find((drawing) => drawing.getClientRects().length > 0);
}

/** The figure with each of its light colours replaced by what the CSS variable that stands for it holds now. */
function inTheme(value, colours) {
  if (typeof value === "string") return colours.get(value) ?? value;
  if (Array.isArray(value)) return value.map((part) => inTheme(part, colours));
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, inTheme(part, colours)]));
  }
  return value;
}

function themed(sent, figure) {
  const { meta, ...layout } = sent.layout;
  const style = getComputedStyle(figure);
  const named = Object.entries(meta?.colours ?? {});
  const colours = new Map(named.map(([colour, variable]) => [colour, style.getPropertyValue(variable).trim() || colour]));
  const drawn = inTheme({ data: sent.data, layout }, colours);
  drawn.layout.font.family = drawn.layout.hoverlabel.font.family = style.fontFamily;
  const muted = style.getPropertyValue("--chart-muted").trim();
  const ink = style.getPropertyValue("--chart-ink").trim();
  drawn.layout.modebar = { bgcolor: style.getPropertyValue("--chart-paper").trim(), color: muted, activecolor: ink, orientation: "h" };
  return drawn;
}

/** Makes the plot, which is laid out in fixed pixels, as large as the drawing is shown. */
function fit(drawing, plot, width) {
  const shown = drawing.querySelector("svg").getBoundingClientRect();
  plot.style.transform = `scale(${shown.width / width})`;
  plot.style.left = `${shown.left - drawing.getBoundingClientRect().left}px`;
}

async function draw(figure, drawing) {
  const address = new URL(figure.dataset.plotly, document.baseURI);
  address.searchParams.set("size", drawing.dataset.size);
  library ??= loadLibrary(figure.dataset);
  const [Plotly, response] = await Promise.all([library, fetch(address)]);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  const sent = await response.json();
  const plot = document.createElement("div");
  plot.className = "chart-plot";
  plot.setAttribute("aria-hidden", "true");
  drawing.append(plot);
  try {
    const { data, layout } = themed(sent, figure);
    await Plotly.newPlot(plot, data, layout, sent.config);
  } catch (error) {
    plot.remove();
    throw error;
  }
  fit(drawing, plot, sent.layout.width);
  plot.on("plotly_click", ({ points, event }) => follow(points[0]?.customdata?.[0], event));
  plot.on("plotly_clickannotation", ({ annotation, event }) => follow(annotation.name?.split(" ")[1], event));
  finish(plot);
  plot.on("plotly_afterplot", () => finish(plot));
  plot.on("plotly_hover", () => plot.classList.add("chart-plot-on-mark"));
  plot.on("plotly_unhover", () => plot.classList.remove("chart-plot-on-mark"));
  plot.on("plotly_relayout", (change) => retick(Plotly, plot, sent.layout, change));
  drawing.classList.add("chart-live");
  return { Plotly, plot, sent };
}

function follow(href, event) {
  if (!href) return;
  if (event.ctrlKey || event.metaKey) window.open(href, "_blank", "noopener");
  else location.assign(href);
}

/** The plot is for pointers: it is not read out, so Tab must not lead into it either. Its texts look as the drawing's do. */
function finish(plot) {
  for (const button of plot.querySelectorAll(".modebar-btn")) button.tabIndex = -1;
  for (const text of plot.querySelectorAll(".annotation")) {
    const [role, href] = plot.layout.annotations[text.dataset.index]?.name?.split(" ") ?? [];
    if (role) text.classList.add(`c-${role}`);
    if (href) text.classList.add("c-event-link");
  }
}

/** Ticks of time are the server's, until the reader zooms; then Plotly chooses them. */
function retick(Plotly, plot, layout, change) {
  const update = {};
  for (const key of Object.keys(change)) {
    const zoomed = /^(xaxis\d*)\.range/.exec(key)?.[1];
    const reset = /^(xaxis\d*)\.autorange$/.exec(key)?.[1];
    if (zoomed && plot.layout[zoomed].tickmode !== "auto") update[`${zoomed}.tickmode`] = "auto";
    if (reset && layout[reset]?.range) {
      update[`${reset}.range`] = [...layout[reset].range];
      update[`${reset}.tickmode`] = "array";
    }
  }
  if (Object.keys(update).length > 0) Plotly.relayout(plot, update);
}

/** Takes a figure's shown drawing over, once. */
function takeOver(figure) {
  const drawing = shownDrawing(figure);
  if (!drawing || live.has(drawing)) return;
  live.set(drawing, draw(figure, drawing).catch(() => null));
}

async function eachLive(act) {
  for (const drawing of document.querySelectorAll(".chart[data-plotly] .chart-drawing")) {
    const state = await live.get(drawing);
    if (state) act(drawing, state);
  }
}

function redrawInTheme() {
  eachLive((drawing, { Plotly, plot, sent }) => {
    const { data, layout } = themed(sent, drawing.closest(".chart"));
    Plotly.react(plot, data, layout, sent.config);
  });
}

const whenIdle = window.requestIdleCallback ?? ((act) => setTimeout(act, 300));
/* A phone has nothing to point with: there the drawing says as much, and the script is worth its weight only when touched. */
const spares = navigator.connection?.saveData === true || matchMedia("(hover: none)").matches;

const nearby = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    nearby.unobserve(target);
    if (!spares) whenIdle(() => takeOver(target));
  }
});

function watchAll() {
  for (const figure of document.querySelectorAll(".chart[data-plotly][data-plotly-library]")) {
    for (const sign of ["pointerenter", "focusin", "touchstart"]) {
      figure.addEventListener(sign, () => takeOver(figure), { passive: true });
    }
    if (figure.matches(":hover, :focus-within")) takeOver(figure); // the reader was faster than this script
    nearby.observe(figure);
  }
}

watchAll();
document.addEventListener("view-changed", watchAll);
addEventListener("resize", () => eachLive((drawing, { plot, sent }) => fit(drawing, plot, sent.layout.width)));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redrawInTheme);
new MutationObserver(redrawInTheme).observe(document.documentElement, { attributeFilter: ["data-theme"] });
