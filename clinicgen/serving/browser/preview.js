// Follows the preview: loads this page anew when its site was built anew, and shows what is wrong beside it.
(() => {
  const release = document.currentScript.dataset.release;
  const place = (() => {
    const overlay = document.querySelector("clinicgen-overlay");
    if (!overlay) return document.getElementById("problems");
    let root = overlay.shadowRoot;
    if (!root) {
      // A browser that does not know shadow roots in HTML left the template as it was.
      const template = overlay.querySelector("template");
      root = overlay.attachShadow({ mode: "open" });
      root.append(template.content);
      template.remove();
    }
    return root.getElementById("problems");
  })();
  let shown = null;
  let source = null;

  const show = (state) => {
    if (state.release !== release) {
      location.reload();
    } else if (state.problems !== shown) {
      // What was folded away or unfolded by hand stays so, unless it has become worse or better.
      const before = [...place.querySelectorAll("details")];
      shown = state.problems;
      place.innerHTML = shown;
      const after = [...place.querySelectorAll("details")];
      if (after.length !== before.length) return;
      after.forEach((details, number) => {
        if (details.className === before[number].className) details.open = before[number].open;
      });
    }
  };

  const follow = () => {
    if (source || document.hidden) return;
    source = new EventSource("/.clinicgen/events");
    source.onmessage = (event) => show(JSON.parse(event.data));
  };

  // Browsers keep few connections to one host: pages in the background let theirs go, and catch up when looked at.
  const leave = () => {
    if (source) source.close();
    source = null;
  };

  document.addEventListener("visibilitychange", () => (document.hidden ? leave() : follow()));
  addEventListener("pagehide", leave);
  addEventListener("pageshow", follow);
  follow();
})();
