// search/field.js
function searchField(submitted) {
  const form = document.querySelector("form.search");
  const field2 = form.querySelector("input");
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submitted(field2.value.trim());
  });
  addEventListener("keydown", (event) => {
    const isTyped = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
    const isInField = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
    if (!isTyped || isInField || event.defaultPrevented)
      return;
    event.preventDefault();
    field2.focus();
    field2.select();
  });
  return field2;
}

// search/text.js
var known = /* @__PURE__ */ new Map();
function plain(letter) {
  const first = letter.normalize("NFKD")[0].toLowerCase()[0];
  return first === "z" ? "s" : first;
}
function folded(text) {
  let result = "";
  for (let index = 0; index < text.length; index += 1) {
    const letter = text[index];
    let other = known.get(letter);
    if (other === void 0)
      known.set(letter, other = plain(letter));
    result += other;
  }
  return result;
}
function isWordStart(text, index) {
  const before = text[index - 1] ?? " ";
  if (!/[\p{L}\p{N}]/u.test(before))
    return true;
  return /\p{Lu}/u.test(text[index]) && /[\p{Ll}\p{N}]/u.test(before);
}

// search/index.js
function sections(written2) {
  return written2.lessons.flatMap(({ file, number, title, sections: sections2 }) => {
    const lesson = `${number}. ${title}`;
    return sections2.map((section, place) => ({
      address: section.id ? `${file}#${section.id}` : file,
      lesson,
      lessonFolded: folded(lesson),
      heading: section.heading,
      headingFolded: folded(section.heading),
      isFirst: place === 0,
      passages: ["prose", "code", "folded"].flatMap((kind) => section[kind].map((text) => ({ text, folded: folded(text), kind })))
    }));
  });
}

// search/query.js
var TERMS = /\d[\d,_]*(?:\.\d+)?(?:\s*[x×*]\s*\d+)+|\d[\d,_]*(?:\.\d+)?(?![\p{L}])|[\p{L}\p{N}]+/gu;
var Term = class {
  constructor(text) {
    this.isNumber = /^\d[\d,_.]*(?:\s*[x×*]\s*\d+)*$/.test(text);
    this.pattern = new RegExp(this.isNumber ? numberPattern(text) : wordPattern(text), "gu");
  }
  places(text, folded2) {
    const places = [];
    for (const { index = 0, 0: found } of folded2.matchAll(this.pattern)) {
      const end = index + found.length;
      if (!this.isNumber && !isWordStart(text, index))
        continue;
      places.push({ start: index, end, isWhole: !/[\p{L}\p{N}]/u.test(text[end] ?? " ") });
    }
    return places;
  }
};
function numberPattern(text) {
  const factors = text.split(/\s*[x×*]\s*/).map((factor) => {
    const [whole, fraction] = factor.replace(/[,_.]+$/, "").split(".");
    const digits = [...whole.replace(/[,_]/g, "")].join("[,_]?");
    return fraction === void 0 ? digits : `${digits}\\.${fraction}`;
  });
  return `(?<![\\p{L}\\p{N}]|\\d[.,_])${factors.join("\\s*[x×*]\\s*")}(?!\\d|[.,_]\\d)`;
}
function wordPattern(text) {
  if (/^\p{L}{4,}[^s]s$/u.test(text))
    return `${text}?`;
  return /\d$/.test(text) ? `${text}(?!\\d)` : text;
}
function terms(query2) {
  const texts = folded(query2.trim()).match(TERMS) ?? [];
  return [...new Set(texts)].map((text) => new Term(text));
}

// search/ranking.js
var WEIGHTS = { title: 12, heading: 8, prose: 3, folded: 2, code: 1 };
var WHOLE = 1.5;
var MANY = 0.2;
var TOGETHER = 3;
var IN_ORDER = 4;
function score(weight, places) {
  if (places.length === 0)
    return 0;
  const isWhole = places.some((place) => place.isWhole);
  return weight * (isWhole ? WHOLE : 1) * (1 + MANY * Math.log2(places.length));
}
function isInOrder(text, places) {
  return places[0].some((first) => {
    let { end } = first;
    return places.slice(1).every((others) => {
      const next = others.find(({ start }) => start >= end && !/[\p{L}\p{N}]/u.test(text.slice(end, start)));
      if (next)
        end = next.end;
      return next !== void 0;
    });
  });
}
function judge(section, terms2) {
  const scores = terms2.map((term) => {
    const title = term.places(section.lesson, section.lessonFolded);
    return Math.max(score(section.isFirst ? WEIGHTS.title : 0.5, title), score(WEIGHTS.heading, term.places(section.heading, section.headingFolded)));
  });
  let own = scores.filter((one, index) => one > 0 && (section.isFirst || terms2[index].places(section.heading, section.headingFolded).length > 0)).length;
  let passage = null;
  let [most, bonus] = [0, 0];
  for (const one of section.passages) {
    const places = terms2.map((term) => term.places(one.text, one.folded));
    const values = places.map((found2) => score(WEIGHTS[one.kind], found2));
    const value = values.reduce((sum, each) => sum + each, 0);
    if (value === 0)
      continue;
    own += 1;
    values.forEach((each, index) => {
      scores[index] = Math.max(scores[index], each);
    });
    const hasAll = terms2.length > 1 && values.every((each) => each > 0);
    const extra = hasAll ? TOGETHER + (isInOrder(one.text, places) ? IN_ORDER : 0) : 0;
    bonus = Math.max(bonus, extra * (one.kind === "code" ? 0.5 : 1));
    const worth = (one.kind === "folded" ? 0 : 100) + value + extra;
    if (worth > most)
      [passage, most] = [one, worth];
  }
  const found = scores.filter((each) => each > 0).length;
  return { found: own > 0 ? found : 0, score: scores.reduce((sum, each) => sum + each, 0) + bonus, passage };
}
function ranked(sections2, terms2) {
  if (terms2.length === 0)
    return [];
  const judged = sections2.map((section) => ({ section, ...judge(section, terms2) }));
  const most = Math.max(...judged.map(({ found }) => found));
  return judged.filter(({ found }) => found === most && most > 0).sort((one, other) => other.score - one.score).map(({ section, score: score2, passage, found }) => ({ section, score: score2, passage, isComplete: found === terms2.length }));
}

// elements.js
function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key === "class")
      made.className = value;
    else if (key.startsWith("on"))
      made.addEventListener(key.slice(2), value);
    else if (key in made)
      made[key] = value;
    else
      made.setAttribute(key, value);
  }
  for (const child of children)
    if (child != null)
      made.append(child);
  return made;
}

// search/snippet.js
var LENGTH = 180;
function allPlaces(text, folded2, terms2) {
  const places = terms2.flatMap((term, index) => term.places(text, folded2).map((place) => ({ ...place, index }))).sort((one, other) => one.start - other.start || other.end - one.end);
  let end = 0;
  return places.filter((place) => {
    if (place.start < end)
      return false;
    end = place.end;
    return true;
  });
}
function marked(text, folded2, terms2, from = 0, to = text.length) {
  const parts = [];
  let next = from;
  for (const { start, end } of allPlaces(text, folded2, terms2)) {
    if (start < from || end > to)
      continue;
    parts.push(text.slice(next, start), element("mark", {}, text.slice(start, end)));
    next = end;
  }
  return [...parts, text.slice(next, to)];
}
function densest(places) {
  let [best, most] = [0, 0];
  for (const { start } of places) {
    const near = places.filter((place) => place.start >= start && place.end <= start + LENGTH * 0.75);
    const count = new Set(near.map(({ index }) => index)).size;
    if (count > most)
      [best, most] = [start, count];
  }
  return best;
}
function snippet({ text, folded: folded2, kind }, terms2) {
  const first = densest(allPlaces(text, folded2, terms2));
  if (kind === "code") {
    const from2 = text.lastIndexOf("\n", first) + 1;
    const lines = text.slice(from2).split("\n").slice(0, 3);
    const space = Math.min(...lines.filter((line) => line.trim()).map((line) => line.search(/\S/)));
    const parts = [];
    let start = from2;
    for (const line of lines) {
      const indent = Math.min(space, line.length);
      parts.push(...marked(text, folded2, terms2, start + indent, start + line.length), "\n");
      start += line.length + 1;
    }
    return element("pre", { class: "snippet" }, element("code", {}, ...parts));
  }
  let from = first < LENGTH / 3 ? 0 : text.lastIndexOf(" ", first - LENGTH / 3) + 1;
  let to = from + LENGTH >= text.length ? text.length : text.lastIndexOf(" ", from + LENGTH);
  if (to <= first)
    to = Math.min(text.length, from + LENGTH);
  return element("p", { class: "snippet" }, from > 0 ? "… " : "", ...marked(text, folded2, terms2, from, to), to < text.length ? " …" : "");
}

// search/results.js
var MOST = 50;
var counted = (count, name) => `${count} ${name}${count === 1 ? "" : "s"}`;
function item({ section, passage }, terms2) {
  const words = passage ?? section.passages.find(({ kind }) => kind === "prose");
  const [name, folded2] = section.isFirst ? [section.lesson, section.lessonFolded] : [section.heading, section.headingFolded];
  const link = element("a", { href: section.address }, section.isFirst ? null : element("span", { class: "of" }, `${section.lesson} › `), element("span", { class: "name" }, ...marked(name, folded2, terms2)));
  return element("li", {}, link, words?.kind === "folded" ? element("p", { class: "snippet" }, "In what is folded away there: an outcome, an explanation or a solution.") : words && snippet(words, terms2));
}
var items = (results, terms2) => results.slice(0, MOST).map((result) => item(result, terms2));
function summary(results, query2) {
  if (results.length === 0)
    return `No lesson says “${query2}”. The beginning of a word is enough, such as “conv”.`;
  const lessons2 = new Set(results.map(({ section }) => section.lesson)).size;
  const found = `${counted(results.length, "section")} in ${counted(lessons2, "lesson")}`;
  const shown = results.length > MOST ? `; the best ${MOST} are shown` : "";
  return results[0].isComplete ? `${found}${shown}.` : `No section has all of “${query2}”. ${found} have a part of it${shown}.`;
}

// Entries/search.js
var written = JSON.parse(document.getElementById("live-search")?.textContent ?? "");
var list = document.querySelector(".results");
var lessons = document.querySelector(".lessons");
var status = document.getElementById("found");
var searched;
function search(query2) {
  searched ??= sections(written);
  const asked = terms(query2);
  const results = ranked(searched, asked);
  list.replaceChildren(...items(results, asked));
  list.hidden = results.length === 0;
  lessons.hidden = query2 !== "";
  status.textContent = query2 === "" ? "" : summary(results, query2);
  remember(query2);
}
function remember(query2) {
  const address = new URL(location.href);
  if (query2)
    address.searchParams.set("q", query2);
  else
    address.searchParams.delete("q");
  try {
    history.replaceState(null, "", address);
  } catch {
    return;
  }
}
var links = () => [...list.querySelectorAll("a")];
var timer;
var field = searchField((query2) => {
  clearTimeout(timer);
  search(query2);
  links()[0]?.focus();
});
field.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => search(field.value.trim()), 80);
});
addEventListener("keydown", (event) => {
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  const step = steps[event.key];
  const stops = [field, ...links()];
  const place = stops.indexOf(document.activeElement);
  if (step === void 0 || place < 0)
    return;
  event.preventDefault();
  stops[Math.min(Math.max(place + step, 0), stops.length - 1)].focus();
});
var query = new URLSearchParams(location.search).get("q") ?? field.value.trim();
if (query) {
  field.value = query;
  search(query);
  field.focus();
}
