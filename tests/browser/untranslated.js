// What a Chinese page says in English: whole messages that have a translation, and runs of four English words. Put into
// pages by tests. What stands in an element of another language, in code or in a citation is quoted, not said.

window.untranslated = (messages, quoted) => {
  const known = new Set(messages);
  const found = new Set();
  const own = (element) => {
    const language = element.closest("[lang]");
    return language?.lang.startsWith("zh") && !element.closest("code, pre, script, style, .citation, .chart-plot");
  };
  const judge = (text, where) => {
    let said = text.replace(/\s+/g, " ").trim();
    if (known.has(said)) found.add(`${where}: ${said}`);
    for (const part of quoted) said = said.replace(part, "");
    const run = said.match(/[A-Za-z][\w'’.-]*(?:,? [A-Za-z][\w'’.-]*){3,}/);
    if (run) found.add(`${where}: ${run[0]}`);
  };
  const texts = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const place = texts.currentNode.parentElement;
    if (place && own(place)) judge(texts.currentNode.data, place.localName);
  }
  for (const name of ["title", "aria-label", "placeholder", "alt", "data-label", "data-copied", "content"]) {
    for (const element of document.querySelectorAll(`[${name}]`)) {
      if (own(element)) judge(element.getAttribute(name), `@${name}`);
    }
  }
  return [...found];
};
