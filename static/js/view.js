/* Changes a view in place: a control, a kind of chart or a tab asks for the new address, and takes from the answer what
   the page shows. The address stays the view; without this script, forms and links do the same by loading pages. */

const LINKS = ".view-bar a, .control-actions a, [data-in-place] a";
let asked = null;
let shown = location.pathname + location.search;

document.documentElement.classList.add("scripted");

/** The address that a form's fields say, blanks left out. */
function addressOf(form) {
  const fields = [...new FormData(form)].filter(([, value]) => value !== "");
  const joined = new Map();
  for (const [name, value] of fields) joined.set(name, joined.has(name) ? `${joined.get(name)}~${value}` : value);
  const address = new URL(form.action);
  address.hash = "";
  address.search = new URLSearchParams([...joined]).toString();
  return address;
}

/** What tells an element of the old page from its like in the new one. */
function likeness(element) {
  if (!element || element === document.body) return null;
  if (element.id) return `#${CSS.escape(element.id)}`;
  if (element.name) return `[name="${CSS.escape(element.name)}"][value="${CSS.escape(element.value)}"]`;
  const list = element.closest("nav, .control-actions, [data-in-place]");
  const links = list && [...list.querySelectorAll("a")];
  return links ? { list: list.className, at: links.indexOf(element) } : null;
}

function find(like) {
  if (!like) return null;
  if (typeof like === "string") return document.querySelector(like);
  const list = [...document.querySelectorAll("nav, .control-actions, [data-in-place]")].find((one) => one.className === like.list);
  return list?.querySelectorAll("a")[like.at] ?? null;
}

function openFolds() {
  return [...document.querySelectorAll("article details")].map((fold) => fold.open);
}

async function show(address, { remember }) {
  asked?.abort();
  asked = new AbortController();
  const view = document.querySelector("#view");
  view.setAttribute("aria-busy", "true");
  let page;
  try {
    const response = await fetch(address, { signal: asked.signal, headers: { Accept: "text/html" } });
    if (!response.ok) throw new Error(`${address} answered ${response.status}`);
    page = new DOMParser().parseFromString(await response.text(), "text/html");
    address = new URL(response.url);
  } catch (error) {
    if (error.name !== "AbortError") location.assign(address);
    return;
  }
  const held = document.querySelector("article").contains(document.activeElement);
  const [like, folds, top] = [likeness(document.activeElement), openFolds(), scrollY];
  const fresh = document.importNode(page.querySelector("article"), true);
  document.querySelector("article").replaceWith(fresh);
  const details = [...fresh.querySelectorAll("details")];
  if (details.length === folds.length) details.forEach((fold, at) => { fold.open = folds[at] || fold.open; });
  document.title = page.title;
  if (remember) history.pushState(null, "", address);
  shown = address.pathname + address.search;
  for (const link of document.querySelectorAll(".languages a")) {
    const other = page.querySelector(`.languages a[hreflang="${link.hreflang}"]`);
    if (other) link.href = other.href;
  }
  addSlider();
  const heir = find(like) ?? (held ? (fresh.querySelector(".controls select") ?? fresh.querySelector(".view-bar a")) : null);
  heir?.focus({ preventScroll: true });
  scrollTo({ top, behavior: "instant" });
  document.dispatchEvent(new CustomEvent("view-changed"));
  announce(fresh.querySelector(".answer p")?.textContent ?? "");
}

/** Tells those who listen what the view now says. */
function announce(words) {
  let region = document.querySelector("#view-news");
  if (!region) {
    region = document.createElement("p");
    region.id = "view-news";
    region.className = "hidden";
    region.setAttribute("role", "status");
    document.querySelector("main").append(region);
  }
  region.textContent = words;
}

/** Puts a slider under the choice of days: one step for each day on which something was stated. */
function addSlider() {
  const place = document.querySelector("[data-slider]");
  const choice = place?.querySelector("select");
  if (!choice || choice.options.length < 3) return;
  const days = [...choice.options].map((option) => option.value);
  const steps = [...days.slice(1).reverse(), days[0]];
  const slider = document.createElement("input");
  Object.assign(slider, { type: "range", id: "as-of-slider", min: 0, max: steps.length - 1, step: 1 });
  slider.value = steps.indexOf(choice.value);
  slider.setAttribute("aria-label", place.querySelector("label").textContent);
  const speak = () => slider.setAttribute("aria-valuetext", choice.selectedOptions[0].text.trim());
  speak();
  slider.addEventListener("input", () => {
    choice.value = steps[slider.value];
    speak();
  });
  slider.addEventListener("change", () => show(addressOf(choice.form), { remember: true }));
  const row = document.createElement("div");
  row.className = "control-slider";
  row.append(slider);
  place.append(row);
}

document.addEventListener("change", ({ target }) => {
  const form = target.closest?.("form.controls");
  if (form && target.name) show(addressOf(form), { remember: true });
});

document.addEventListener("submit", (event) => {
  if (!event.target.matches("form.controls")) return;
  event.preventDefault();
  show(addressOf(event.target), { remember: true });
});

document.addEventListener("click", (event) => {
  const link = event.target.closest?.(LINKS);
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (new URL(link.href).pathname !== location.pathname) return;
  event.preventDefault();
  show(new URL(link.href), { remember: true });
});

// A step to another place on the page is no change of the view.
addEventListener("popstate", () => {
  if (location.pathname + location.search !== shown) show(new URL(location.href), { remember: false });
});
addSlider();

// What was chosen before this script came is shown now.
const form = document.querySelector("form.controls");
const ticked = (field) => field.checked !== field.defaultChecked;
const chosen = (field) => [...(field.options ?? [])].some((option) => option.selected !== option.defaultSelected);
if ([...(form?.elements ?? [])].some((field) => ticked(field) || chosen(field))) show(addressOf(form), { remember: true });
