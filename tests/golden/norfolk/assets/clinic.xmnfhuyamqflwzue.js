// Says whether the clinic is open, in its own time zone, from the table of hours in the page; a page is whole without.
(() => {
  "use strict";
  const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
  const table = document.querySelector("[data-zone]");
  const places = document.querySelectorAll("[data-today]");

  const said = (time) => {
    const [hour, minute] = time.split(":");
    if (minute === "00" && hour % 24 === 0) return "midnight";
    return `${((+hour + 11) % 12) + 1}:${minute} ${hour < 12 ? "AM" : "PM"}`;
  };

  const clinicTime = () => {
    const kinds = { year: "numeric", month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit" };
    const format = new Intl.DateTimeFormat("en-US", { ...kinds, hourCycle: "h23", timeZone: table.dataset.zone });
    return Object.fromEntries(format.formatToParts(new Date()).map(({ type, value }) => [type, value]));
  };

  const dayFrom = (now, days) => {
    const date = new Date(Date.UTC(now.year, now.month - 1, +now.day + days));
    const row =
      table.querySelector(`[data-date="${date.toISOString().slice(0, 10)}"]`) ||
      table.querySelector(`[data-days~="${date.getUTCDay() || 7}"]`);
    const times = row ? row.dataset.times.split(" ").filter(Boolean).map((times) => times.split("~")) : [];
    return { name: DAYS[date.getUTCDay()], row, times };
  };

  const sayNow = () => {
    const now = clinicTime();
    const time = `${now.hour}:${now.minute}`;
    const today = dayFrom(now, 0);
    const open = today.times.find(([opens, closes]) => opens <= time && time < closes);
    let text = "";
    if (open) {
      text = open.join() === "00:00,24:00" ? "Open now" : `Open now, until ${said(open[1])}`;
    } else {
      const later = today.times.find(([opens]) => opens > time);
      if (later) text = `Closed now, opens today at ${said(later[0])}`;
      for (let days = 1; !text && days < 8; days += 1) {
        const day = dayFrom(now, days);
        if (day.times.length) text = `Closed now, opens ${days > 1 ? day.name : "tomorrow"} at ${said(day.times[0][0])}`;
      }
    }
    document.querySelectorAll(".hours [aria-current]").forEach((row) => row.removeAttribute("aria-current"));
    if (today.row) {
      const name = today.row.dataset.date ? `[data-date="${today.row.dataset.date}"]` : `[data-days="${today.row.dataset.days}"]`;
      document.querySelectorAll(`.hours ${name}`).forEach((row) => row.setAttribute("aria-current", "date"));
    }
    places.forEach((place) => {
      place.hidden = !text || !today.row;
      place.classList.toggle("is-open", Boolean(open));
      if (place.lastChild.textContent !== text) place.lastChild.textContent = text;
    });
  };

  if (table && places.length && window.Intl) {
    sayNow();
    setInterval(sayNow, 60000);
    document.addEventListener("visibilitychange", sayNow);
  }

  // The contents stand beside the text where there is room, and are folded above it where there is none.
  if (matchMedia("(min-width: 64rem)").matches) {
    document.querySelectorAll(".contents details").forEach((details) => { details.open = true; });
  }

  const menu = document.querySelector(".menu-small");
  if (menu) {
    menu.addEventListener("keydown", ({ key }) => {
      if (key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  }
})();
