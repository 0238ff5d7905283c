// What scripts add to pages that work without them: short addresses from forms, grids that open where they hold the most.

for (const form of document.querySelectorAll("form")) {
  form.addEventListener("submit", () => {
    for (const field of form.elements) {
      if (field.name && field.value.trim() === "") {
        field.disabled = true;
      }
    }
  });
}

// A page that is gone back to must have its fields again.
addEventListener("pageshow", () => {
  for (const field of document.querySelectorAll("form :disabled")) {
    field.disabled = false;
  }
});

// A grid that is broader than the screen opens at the column that holds the most.
for (const frame of document.querySelectorAll(".grid-frame")) {
  const held = {};
  for (const { cellIndex } of frame.querySelectorAll("td:has(a)")) held[cellIndex] = (held[cellIndex] ?? 0) + 1;
  const [fullest] = Object.keys(held).sort((one, other) => held[other] - held[one]);
  const [name, column] = [1, Number(fullest) + 1].map((place) => frame.querySelector(`th:nth-child(${place})`));
  const room = frame.clientWidth - name.offsetWidth - column.offsetWidth;
  frame.scrollLeft = column.offsetLeft - name.offsetWidth - room / 2;
}

// Paper tells when it was printed.
addEventListener("beforeprint", () => {
  const told = document.querySelector("[data-printed]");
  const day = new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
  told.textContent = `· ${told.dataset.printed.replace("{day}", day)}`;
  told.hidden = false;
});
