// Searches the articles with Pagefind, fetched when somebody begins. What is searched for stands in no address.
(() => {
  "use strict";
  const at = (id) => document.getElementById(id);
  const input = at("_search");
  const { form } = input;
  const list = at("_list");
  const results = at("_results");
  const found = at("_found");
  const MOST = 10;
  const LITTLE = "a an and are can do does for how i in is it my of on or the to what with".split(" ");
  let pagefind, waiting;
  let latest = 0;

  const load = () => (pagefind ||= import(new URL(`${form.dataset.index}pagefind.js`, location)));

  // Words that match stand between tags; what was a tag in the article is escaped.
  const fill = (place, excerpt) => {
    const text = excerpt.replace(/^[a-z]|^<mark>[a-z]/, "… $&") + (/[.?!](<\/mark>)?$/.test(excerpt) ? "" : " …");
    text.split(/<\/?mark>/).forEach((words, number) => {
      const part = document.createElement(number % 2 ? "mark" : "span");
      part.textContent = words.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
      place.append(part);
    });
  };

  const show = ({ url, meta, excerpt }) => {
    results.insertAdjacentHTML("beforeend", "<li><a></a><p></p></li>");
    const [link, text] = results.lastChild.children;
    link.href = url;
    link.textContent = meta.title;
    fill(text, excerpt);
  };

  const search = async () => {
    clearTimeout(waiting);
    const turn = (latest += 1);
    const words = input.value.trim();
    let said = "";
    let articles = [];
    try {
      // Of a question, the words that tell.
      const telling = words.split(/\s+/).filter((word) => !LITTLE.includes(word.toLowerCase())).join(" ") || words;
      const hits = words ? (await (await load()).search(telling)).results : [];
      const count = hits.length;
      articles = await Promise.all(hits.slice(0, MOST).map((hit) => hit.data()));
      if (count) said = `${count} ${count > 1 ? "articles match" : "article matches"} “${words}”`;
      else if (words) said = `No article matches “${words}”. Try other or fewer words, or call us`;
      said += count > MOST ? `; here are the closest ${MOST}.` : said && ".";
    } catch {
      pagefind = 0;
      said = "The search cannot be reached just now. All our articles are listed below.";
    }
    if (turn !== latest) return;
    results.replaceChildren();
    articles.forEach(show);
    results.hidden = !articles.length;
    list.hidden = Boolean(words && pagefind);
    found.textContent = said;
  };

  input.addEventListener("focus", () => load().catch(() => { pagefind = 0; }), { once: true });
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 200);
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await search();
    results.querySelector("a")?.focus();
  });

  // Down and up lead through the results; Escape back to the field, and there to the whole list.
  for (const place of [form, results]) {
    place.addEventListener("keydown", (event) => {
      const links = [...results.querySelectorAll("a")];
      const here = links.indexOf(event.target);
      const step = { ArrowDown: 1, ArrowUp: -1, Escape: -Infinity }[event.key];
      if (!step) return;
      event.preventDefault();
      if (step < -1 && event.target === input) {
        input.value = "";
        search();
      }
      (links[Math.min(here + step, links.length - 1)] || input).focus();
    });
  }

  // Whoever comes back from an article finds the results again.
  results.addEventListener("click", () => history.replaceState({ words: input.value }, ""));
  input.value = history.state?.words || "";
  if (input.value) search();
})();
