// A basket of series that fills as they are ticked, and that the address holds: links and filters take it along.

const form = document.querySelector(".series-form");
const basket = form?.querySelector(".basket");

if (basket) {
  const items = basket.querySelector(".basket-items");
  const count = basket.querySelector(".basket-count");
  const compare = basket.querySelector("button");
  const keys = () => [...items.children].map((item) => item.dataset.key);
  const box = (key) => form.querySelector(`input[type="checkbox"][value="${CSS.escape(key)}"]`);

  /** Gives an address with the basket in it, written as the server writes it. */
  const holding = (href) => {
    const url = new URL(href, location.href);
    url.searchParams.delete("basket");
    const others = url.searchParams.toString().replaceAll("%3A", ":").replaceAll("%7E", "~").replaceAll("%2C", ",");
    const chosen = keys().map((key) => encodeURIComponent(key).replaceAll("%3A", ":")).join("~");
    url.search = [others, chosen && `basket=${chosen}`].filter(Boolean).join("&");
    return url.pathname + url.search + url.hash;
  };

  const put = (key, name) => {
    const item = document.createElement("li");
    item.dataset.key = key;
    const link = document.createElement("a");
    const sign = document.createElement("span");
    sign.setAttribute("aria-hidden", "true");
    sign.textContent = "×";
    const word = document.createElement("span");
    word.className = "hidden";
    word.textContent = basket.dataset.remove;
    link.append(`${name} `, sign, word);
    link.href = "#";
    link.rel = "nofollow";
    item.append(link);
    items.append(item);
  };

  const take = (key) => {
    items.querySelector(`[data-key="${CSS.escape(key)}"]`)?.remove();
    const ticked = box(key);
    if (ticked) ticked.checked = false;
  };

  /** Brings the count, the address and every way on in line with what has been chosen. */
  const follow = () => {
    const chosen = keys();
    count.textContent = chosen.length
      ? basket.dataset.chosen.replace("{count}", chosen.length)
      : basket.dataset.none;
    compare.hidden = !chosen.length;
    history.replaceState(history.state, "", holding(location.href));
    for (const link of document.querySelectorAll('main a[href^="/explore"], .languages a')) {
      link.href = holding(link.href);
    }
    for (const link of items.querySelectorAll("a")) link.href = holding(location.href);
    for (const field of document.querySelectorAll('.filters input[name="basket"]')) field.value = chosen.join("~");
  };

  document.documentElement.classList.add("with-basket");
  form.addEventListener("change", ({ target }) => {
    if (target.name !== "series") return;
    if (target.checked) put(target.value, target.dataset.name);
    else take(target.value);
    follow();
  });
  items.addEventListener("click", (event) => {
    const item = event.target.closest("li");
    if (!item || !event.target.closest("a")) return;
    event.preventDefault();
    const next = item.nextElementSibling ?? item.previousElementSibling;
    take(item.dataset.key);
    follow();
    (next?.querySelector("a") ?? box(item.dataset.key) ?? form.querySelector('input[type="checkbox"]'))?.focus();
  });
  follow();
}
