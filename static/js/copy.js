// Buttons that copy what stands elsewhere on the page; where the browser can't copy, they stay out of sight.

const words = (element) => {
  const copy = element.cloneNode(true);
  for (const [place, link] of element.querySelectorAll("a[href]").entries()) {
    copy.querySelectorAll("a[href]")[place].textContent = link.href;
  }
  return copy.textContent.replace(/\s+/g, " ").trim();
};

for (const button of navigator.clipboard ? document.querySelectorAll("button[data-copy]") : []) {
  const source = document.getElementById(button.dataset.copy);
  const line = button.parentElement;
  if (source) {
    line.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(words(source));
      line.querySelector("[role=status]").textContent = button.dataset.copied;
    });
  }
}
