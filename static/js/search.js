/* Suggestions under a search box while the reader types: the combobox of the WAI-ARIA practices. Without this script, or
   if anything fails, the form asks /search as it stands. All words come from the form:

   <form action="/search" data-suggest="/api/v1/suggest?lang=en" data-words="{…}">
     <span class="find-field"><input name="q" type="search"></span>
   </form> */

const PAUSE = 80;

function make(name, className, attributes = {}, ...children) {
  const made = document.createElement(name);
  made.className = className;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** A label with the parts that fit what was typed marked; places count characters, not the units of a string. */
function marked(label, match) {
  const letters = [...label];
  const text = (start, end) => letters.slice(start, end).join("");
  let done = 0;
  const parts = match.flatMap(([start, end]) => {
    const before = text(done, start);
    done = end;
    return [before, make("mark", "", {}, text(start, end))];
  });
  return make("span", "suggest-label", {}, ...parts, text(done));
}

class SearchBox {
  constructor(form) {
    this.form = form;
    this.input = form.elements.q;
    this.words = JSON.parse(form.dataset.words);
    this.options = [];
    this.active = -1;
    const id = `${this.input.id}-suggestions`;
    this.list = make("div", "suggest-list", { id, role: "listbox", "aria-label": this.words.suggestions });
    this.none = make("p", "suggest-none", { hidden: "" }, this.words.none);
    this.panel = make("div", "suggest", { hidden: "" }, this.list, this.none);
    this.status = make("p", "hidden", { role: "status" });
    form.append(this.panel, this.status);
    const combobox = { role: "combobox", "aria-autocomplete": "list", "aria-controls": id, "aria-expanded": "false", autocomplete: "off" };
    for (const [key, value] of Object.entries(combobox)) this.input.setAttribute(key, value);
    this.listen();
  }

  listen() {
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.input.addEventListener("input", (event) => event.isComposing || this.type());
    this.input.addEventListener("compositionend", () => this.type());
    this.input.addEventListener("click", () => this.panel.hidden && this.ask());
    this.input.addEventListener("blur", () => this.close());
    this.panel.addEventListener("mousedown", (event) => event.preventDefault());
    addEventListener("pageshow", (event) => event.persisted && this.close());
    if (document.activeElement === this.input) this.type(); // what was typed before this script came
  }

  press(event) {
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.panel.hidden) this.ask();
    else if (step) this.activate(this.active + step);
    else if (event.key === "Enter" && this.active >= 0) this.options[this.active].click();
    else if (event.key === "Escape" && !this.panel.hidden) this.close();
    else return;
    event.preventDefault();
  }

  type() {
    clearTimeout(this.timer);
    if (this.input.value.trim()) this.timer = setTimeout(() => this.ask(), PAUSE);
    else this.close();
  }

  async ask() {
    this.forget();
    const asking = (this.asking = new AbortController());
    const typed = this.input.value.trim();
    const address = new URL(this.form.dataset.suggest, document.baseURI);
    address.searchParams.set("q", typed);
    try {
      const response = await fetch(address, { signal: asking.signal });
      if (!response.ok) throw new Error(`${address} answered ${response.status}`);
      const { data } = await response.json();
      if (!asking.signal.aborted) this.show(data, typed);
    } catch {
      if (!asking.signal.aborted) this.close();
    }
  }

  forget() {
    clearTimeout(this.timer);
    this.asking?.abort();
  }

  show(rows, typed) {
    const kinds = [...new Set(rows.map((row) => row.kind))];
    const groups = kinds.map((kind) => this.group(kind, rows.filter((row) => row.kind === kind)));
    if (rows.length > 0 && typed) {
      const everything = new URL(this.form.action);
      everything.searchParams.set("q", typed);
      const words = make("span", "suggest-label", {}, this.words.all.replace("{query}", () => typed));
      groups.push(make("a", "suggest-option suggest-all", { role: "option", href: everything.href }, words));
    }
    this.list.replaceChildren(...groups);
    this.options = [...this.list.querySelectorAll("[role=option]")];
    this.options.forEach((option, place) => {
      option.id = `${this.list.id}-${place}`;
      option.tabIndex = -1;
    });
    this.activate(-1);
    this.none.hidden = rows.length > 0;
    this.panel.hidden = false;
    this.input.setAttribute("aria-expanded", String(rows.length > 0));
    this.status.textContent = rows.length > 0 ? this.words.count.replace("{count}", rows.length) : this.words.none;
  }

  group(kind, rows) {
    const id = `${this.list.id}-${kind}`;
    const heading = make("span", "suggest-kind", { id }, this.words[kind] ?? kind);
    const options = rows.map((row) => {
      const detail = make("span", "suggest-detail", {}, row.detail);
      return make("a", "suggest-option", { role: "option", href: row.href }, marked(row.label, row.match), detail);
    });
    return make("div", "suggest-group", { role: "group", "aria-labelledby": id }, heading, ...options);
  }

  /** Moves to an option, past either end to none: there the arrows are back in the text. */
  activate(place) {
    const count = this.options.length;
    this.active = place >= count ? -1 : place < -1 ? count - 1 : place;
    this.options.forEach((option, at) => option.setAttribute("aria-selected", String(at === this.active)));
    const option = this.options[this.active];
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  close() {
    this.forget();
    this.panel.hidden = true;
    this.activate(-1);
    this.input.setAttribute("aria-expanded", "false");
    this.status.textContent = "";
  }
}

for (const form of document.querySelectorAll("form[data-suggest]")) new SearchBox(form);

// The key that leads to the box is shown where site.js listens for it.
const box = document.querySelector("#find");
box?.setAttribute("aria-keyshortcuts", "/");
box?.after(make("kbd", "find-key", { "aria-hidden": "true" }, "/"));
