// Searches the clinic's articles with Pagefind, which is asked for when somebody begins to search and not before. What
// is searched for stays in the browser: it is in no address, and no host is told.
(() => {
  "use strict";
  const form = document.getElementById("_search");
  const list = document.getElementById("_list");
  const results = document.getElementById("_results");
  if (!form || !list || !results) return;
  const input = form.querySelector("input");
  const found = document.getElementById("_found");
  const more = document.querySelector(".search-more");
  const AT_ONCE = 8;
  let pagefind;
  let latest = 0;
  let hits = [];

  const load = () => {
    pagefind ||= import(new URL("pagefind.js", new URL(form.dataset.index, location)).href);
    return pagefind;
  };

  // The excerpt's words that were searched for stand between tags, and all that was a tag in the text is escaped.
  const write = (place, excerpt) => {
    excerpt.split(/<\/?mark>/).forEach((words, number) => {
      const text = words.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
      const part = number % 2 ? document.createElement("mark") : document.createTextNode("");
      part.textContent = text;
      place.append(part);
    });
  };

  const show = async (turn) => {
    const shown = results.children.length;
    const articles = await Promise.all(hits.slice(shown, shown + AT_ONCE).map((hit) => hit.data()));
    if (turn !== latest) return;
    articles.forEach(({ url, meta, excerpt }) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      const text = document.createElement("p");
      link.href = url;
      link.textContent = meta.title;
      write(text, excerpt);
      item.append(link, text);
      results.append(item);
    });
    more.hidden = results.children.length >= hits.length;
  };

  const say = (words) => {
    const count = hits.length;
    if (!count) return `No article has “${words}”. Try other or fewer words, or ask us.`;
    return `${count} ${count === 1 ? "article has" : "articles have"} “${words}”.`;
  };

  const search = async () => {
    const turn = (latest += 1);
    const words = input.value.trim();
    history.replaceState({ ...history.state, words }, "");
    if (!words) {
      results.replaceChildren();
      results.hidden = more.hidden = true;
      list.hidden = false;
      found.textContent = "";
      return;
    }
    try {
      const answer = await (await load()).search(words);
      if (turn !== latest) return;
      hits = answer.results;
      results.replaceChildren();
      await show(turn);
      if (turn !== latest) return;
      list.hidden = true;
      results.hidden = !hits.length;
      found.textContent = say(words);
    } catch {
      if (turn !== latest) return;
      pagefind = undefined;
      found.textContent = "The search is not to be had just now. All our articles are listed below.";
    }
  };

  let waiting;
  input.addEventListener("focus", () => load().catch(() => { pagefind = undefined; }), { once: true });
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 200);
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    await search();
    results.querySelector("a")?.focus();
  });
  more.addEventListener("click", async () => {
    const next = results.children.length;
    await show(latest);
    results.children[next]?.querySelector("a").focus();
  });

  // Down and up lead through the results, Escape back to where one types, and there to the whole list.
  const move = (event) => {
    const links = [...results.querySelectorAll("a")];
    const here = links.indexOf(document.activeElement);
    if (event.key === "Escape" && (input.value || here >= 0)) {
      if (here < 0) input.value = "";
      input.focus();
      clearTimeout(waiting);
      search();
    } else if (event.key === "ArrowDown" && links[here + 1]) {
      links[here + 1].focus();
    } else if (event.key === "ArrowUp" && here >= 0) {
      (links[here - 1] || input).focus();
    } else return;
    event.preventDefault();
  };
  form.addEventListener("keydown", move);
  results.addEventListener("keydown", move);

  const arrive = () => {
    if (location.hash === "#_search") input.focus();
  };
  addEventListener("hashchange", arrive);
  const before = history.state?.words;
  if (before) {
    input.value = before;
    search();
  } else arrive();
})();
