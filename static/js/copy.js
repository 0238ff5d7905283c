// Buttons that copy what stands elsewhere on the page; where the browser can't copy, they stay out of sight.

const words = (element) => {
  const copy = element.cloneNode(true);
  for (const [place, link] of element.querySelectorAll("a[href]").entries()) {
    copy.querySelectorAll("a[href]")[place].textContent = link.href;
  }
  return copy.textContent.replace(/\s+/g, " ").trim();
};

const bringOut = () => {
  for (const button of document.querySelectorAll("button[data-copy]")) button.parentElement.hidden = false;
};

if (navigator.clipboard) {
  bringOut();
  document.addEventListener("view-changed", bringOut);
  document.addEventListener("click", async ({ target }) => {
    const button = target.closest?.("button[data-copy]");
    const source = button && document.getElementById(button.dataset.copy);
    if (!source) return;
    await navigator.clipboard.writeText(words(source));
    button.parentElement.querySelector("[role=status]").textContent = button.dataset.copied;
  });
}
