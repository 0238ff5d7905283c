// What eyes would notice: text that is cut off, and texts of a drawing that lie over one another. Put into pages by tests.

window.measure = (() => {
  const BELOW = 1.5;

  const told = (element) => `<${element.localName} class="${element.getAttribute("class") ?? ""}"> ${(element.lastChild?.nodeType === Node.TEXT_NODE ? element.lastChild.data : element.textContent).trim().replace(/\s+/g, " ").slice(0, 60)}`;

  const seen = (element) => {
    const style = getComputedStyle(element);
    return style.visibility !== "hidden" && style.clipPath === "none" && element.getClientRects().length > 0;
  };

  /** Elements that hide what doesn't fit, and hold what doesn't; lines that are left out on purpose aside. */
  const cut = () =>
    [...document.querySelectorAll("body *:not(svg *)")].filter((element) => {
      const style = getComputedStyle(element);
      if (!/hidden|clip/.test(style.overflowX + style.overflowY) || !element.textContent.trim() || !seen(element)) return false;
      if (element.closest(".chart-plot, .hidden") || style.webkitLineClamp !== "none") return false;
      return element.scrollWidth > element.clientWidth + BELOW || element.scrollHeight > element.clientHeight + BELOW;
    }).map(told);

  /** Where a text's letters are: its box without the room above and below them. */
  const letters = (text) => {
    const { left, right, top, bottom } = text.getBoundingClientRect();
    const room = (bottom - top) * 0.22;
    return { left, right, top: top + room, bottom: bottom - room };
  };

  const apart = (one, other) =>
    one.right - other.left < BELOW || other.right - one.left < BELOW || one.bottom - other.top < BELOW || other.bottom - one.top < BELOW;

  /** Texts of a drawing that lie over one another, or stand out of the drawing. */
  const crowded = (drawing) => {
    const frame = drawing.getBoundingClientRect();
    const texts = [...drawing.querySelectorAll("text")].filter((text) => text.textContent.trim()).map((text) => [text, letters(text)]);
    const found = [];
    texts.forEach(([text, box], at) => {
      if (box.left < frame.left - BELOW || box.right > frame.right + BELOW || box.top < frame.top - BELOW || box.bottom > frame.bottom + BELOW) {
        found.push(`out of the drawing: ${told(text)}`);
      }
      for (const [other, over] of texts.slice(at + 1)) {
        if (!apart(box, over)) found.push(`one over the other: ${told(text)} | ${told(other)}`);
      }
    });
    return found;
  };

  const drawings = () => [...document.querySelectorAll("svg.chart-svg")].filter(seen).flatMap(crowded);

  /** The drawings of other pages, each put into the place of the one that is shown, and measured there. */
  const elsewhere = async (addresses) => {
    const place = [...document.querySelectorAll(".chart-drawing")].find(seen);
    const found = {};
    for (const address of addresses) {
      const answer = await fetch(address);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const drawn = page.querySelector(`.chart-drawing[data-size="${place.dataset.size}"] svg`);
      if (!drawn) {
        found[address] = ["no drawing"];
        continue;
      }
      place.replaceChildren(document.importNode(drawn, true));
      const wrong = crowded(place.querySelector("svg"));
      if (wrong.length > 0) found[address] = wrong;
    }
    return found;
  };

  const sideways = () => document.documentElement.scrollWidth - innerWidth;

  return { cut, drawings, elsewhere, sideways };
})();
