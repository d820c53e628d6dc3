"use strict";
(() => {
  const form = document.getElementById("filter");
  const search = document.getElementById("search");
  const rule = document.getElementById("rule");
  const pkg = document.getElementById("package");
  const shown = document.getElementById("shown");
  const none = document.getElementById("none");
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  const boxes = (name) => Array.from(form.querySelectorAll(`input[name=${name}]`));

  // What is looked at with each key is read from the page once.
  const of = new Map();
  for (const e of all("[data-for]")) {
    const list = of.get(e.dataset.for) || [];
    list.push(e);
    of.set(e.dataset.for, list);
  }
  const tiles = new Map(all(".tile").map((e) => [e.dataset.holder, e]));
  const maps = new Map(all(".pkg").map((e) => [e.dataset.package, e]));
  const packages = all("section.package").map((e) => ({
    element: e,
    number: e.querySelector("h2 span"),
    total: e.querySelectorAll(".item").length,
    map: maps.get(e.dataset.package),
    holders: Array.from(e.querySelectorAll("section.holder")).map((h) => ({
      element: h,
      tile: tiles.get(h.dataset.holder),
      items: Array.from(h.querySelectorAll(".item")).map((i) => ({
        element: i,
        summary: i.querySelector("summary"),
        data: i.dataset,
        marks: of.get(i.id) || [],
        text: (i.dataset.package + " " + i.querySelector("summary").textContent).toLowerCase(),
        visible: true,
      })),
    })),
  }));
  const items = packages.flatMap((p) => p.holders.flatMap((h) => h.items));

  const show = (element, on) => {
    if (element && element.hidden === on) element.hidden = !on;
  };

  const said = (count) => {
    if (count < items.length) return `${count} of ${items.length} findings ${count === 1 ? "is" : "are"} shown.`;
    return count === 1 ? "The one finding is shown." : `All ${count} findings are shown.`;
  };

  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const confidences = new Set(boxes("confidence").filter((b) => b.checked).map((b) => b.value));
    const states = new Set(boxes("state").filter((b) => b.checked).map((b) => b.value));
    const passes = (i) =>
      (!rule.value || i.data.rule === rule.value) &&
      (!pkg.value || i.data.package === pkg.value) &&
      confidences.has(i.data.confidence) &&
      (i.data.state === undefined || states.has(i.data.state)) &&
      words.every((w) => i.text.includes(w));
    let count = 0;
    for (const p of packages) {
      let inPackage = 0;
      for (const h of p.holders) {
        let inHolder = 0;
        for (const i of h.items) {
          const on = passes(i);
          if (on) inHolder++;
          if (on === i.visible) continue;
          i.visible = on;
          show(i.element, on);
          for (const m of i.marks) show(m, on);
        }
        show(h.element, inHolder > 0);
        show(h.tile, inHolder > 0);
        inPackage += inHolder;
      }
      show(p.element, inPackage > 0);
      show(p.map, inPackage > 0);
      const number = inPackage < p.total ? `${inPackage} of ${p.total}` : String(p.total);
      if (p.number.textContent !== number) p.number.textContent = number;
      count += inPackage;
    }
    show(none, count === 0 && items.length > 0);
    shown.textContent = said(count);
  };

  // To a page with a script what stands in noscript is one piece of text, so that thousands of
  // findings load quickly; it becomes elements when its finding is opened.
  const fill = (item) => {
    const inner = item.querySelector(":scope > noscript");
    if (inner) inner.outerHTML = inner.textContent;
  };
  document.addEventListener("toggle", (e) => { if (e.target.matches(".item") && e.target.open) fill(e.target); }, true);

  let waiting = 0;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 80);
  };

  // A link to a finding opens it, and shows it if the filter hides it.
  const reveal = () => {
    let target = null;
    try {
      target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return; // no name of anything
    }
    if (!target) return;
    if (target.closest("[hidden]")) {
      form.reset();
      filter();
    }
    if (!target.matches(".item")) return;
    fill(target);
    target.open = true;
    target.scrollIntoView({ block: "start" });
    target.querySelector("summary").focus({ preventScroll: true });
  };

  const step = (by) => {
    const list = items.filter((i) => i.visible);
    if (list.length === 0) return;
    const at = list.findIndex((i) => i.element.contains(document.activeElement));
    const next = at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(list.length - 1, Math.max(0, at + by));
    list[next].summary.focus();
    list[next].summary.scrollIntoView({ block: "nearest" });
  };

  form.addEventListener("input", (e) => (e.target === search ? soon() : filter()));
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", (e) => e.preventDefault());
  document.getElementById("close").addEventListener("click", () => {
    for (const i of items) if (i.element.open) i.element.open = false;
  });
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    const writes = e.target.matches("input[type=search], select");
    if (e.key === "Escape" && e.target === search) {
      search.value = "";
      filter();
    } else if (!writes && e.key === "/") {
      e.preventDefault();
      search.focus();
    } else if (!writes && (e.key === "j" || e.key === "k")) {
      step(e.key === "j" ? 1 : -1);
    }
  });
  addEventListener("hashchange", reveal);
  // The same link twice changes no hash.
  document.addEventListener("click", (e) => {
    const link = e.target.closest("a[href^='#']");
    if (link && link.getAttribute("href") === location.hash) reveal();
  });

  form.hidden = false;
  filter();
  if (location.hash) reveal();
})();
