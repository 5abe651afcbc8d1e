// notebook/server.js
var Unreachable = class extends Error {
};
async function post(address, order) {
  const body = JSON.stringify(order);
  const headers = { "Content-Type": "application/json" };
  return reached(async () => {
    const response = await fetch(address, { method: "POST", headers, body });
    return { status: response.status, answer: await response.json().catch(() => ({})) };
  });
}
async function get(address) {
  return reached(async () => {
    const response = await fetch(address);
    return response.ok ? response.json() : null;
  });
}
async function reached(ask) {
  try {
    return await ask();
  } catch {
    throw new Unreachable();
  }
}
var patience = 2e4;
function listen(address, handle, lost) {
  let events = null;
  let timer = 0;
  const open = () => {
    events = new EventSource(address);
    events.onmessage = ({ data }) => handle(JSON.parse(data));
    events.onerror = () => {
      lost();
      if (events?.readyState === EventSource.CLOSED)
        timer = setTimeout(open, 2e3);
    };
  };
  document.addEventListener("visibilitychange", () => {
    clearTimeout(timer);
    if (document.hidden) {
      timer = setTimeout(() => events?.close(), patience);
    } else if (events?.readyState === EventSource.CLOSED) {
      open();
    }
  });
  open();
}

// notebook/list.js
function addLessons(form2) {
  const status = form2.querySelector("[role=status]");
  form2.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      const { status: code, answer } = await post("/lessons", { title: new FormData(form2).get("title") });
      if (code === 200 && answer.name)
        location.href = `/lessons/${answer.name}`;
      else
        status.textContent = answer.error ?? `The notebook answered ${code}.`;
    } catch (error) {
      if (!(error instanceof Unreachable))
        throw error;
      status.textContent = "The notebook does not answer: is it still running?";
    }
  });
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

// notebook/adder.js
var Adder = class {
  constructor(notebook, after) {
    const button = (words2, kind, tabIndex) => element("button", { type: "button", tabIndex, onclick: () => notebook.insert(after(), kind) }, words2);
    this.element = element("div", { class: "adder", role: "toolbar", "aria-label": "Add here" }, button("+ Cell", "cell", 0), button("+ Text", "prose", -1));
    this.element.addEventListener("keydown", ({ key }) => {
      if (key !== "ArrowLeft" && key !== "ArrowRight")
        return;
      const buttons = [...this.element.children];
      const other = buttons.find((one) => one !== document.activeElement);
      for (const one of buttons)
        one.tabIndex = one === other ? 0 : -1;
      other?.focus();
    });
  }
};

// notebook/anchor.js
var bar = document.querySelector(".bar");
function keepingInPlace(main, change) {
  const anchor = seen(main);
  const top = anchor?.getBoundingClientRect().top ?? 0;
  change();
  const moved = anchor?.isConnected ? anchor.getBoundingClientRect().top - top : 0;
  if (Math.abs(moved) < 1)
    return;
  document.documentElement.style.scrollBehavior = "auto";
  scrollBy(0, moved);
  document.documentElement.style.scrollBehavior = "";
}
function seen(main) {
  const isSeen = ({ top, bottom }) => bottom > bar.offsetHeight && top < innerHeight;
  const focus = document.activeElement?.closest(".block > *");
  if (focus && isSeen(focus.getBoundingClientRect()))
    return focus;
  return [...main.children].find((one) => one.matches(".block") && isSeen(one.getBoundingClientRect()));
}

// notebook/distinct.js
var uses = 0;
function makeIDsDistinct(content) {
  const seen2 = /* @__PURE__ */ new Set();
  for (const drawing of content.querySelectorAll("svg")) {
    const prefix = drawing.querySelector("[id^=f]")?.id.slice(0, 7);
    if (!prefix)
      continue;
    if (seen2.has(prefix) || document.querySelector(`[id^="${prefix}"]`)) {
      uses += 1;
      drawing.outerHTML = drawing.outerHTML.replaceAll(` id="${prefix}`, ` id="${prefix}-${uses}-`).replaceAll(`#${prefix}`, `#${prefix}-${uses}-`);
    }
    seen2.add(prefix);
  }
}

// notebook/indentation.js
var step = "  ";
function indented(text, start, end) {
  const from = startOfLine(text, start);
  if (!text.slice(start, end).includes("\n")) {
    const spaces = (start - from) % 2 === 0 ? step : " ";
    return { from: start, to: end, text: spaces, start: start + spaces.length, end: start + spaces.length };
  }
  const to = endOfLines(text, start, end);
  const lines = text.slice(from, to).split("\n").map((line) => line ? step + line : line).join("\n");
  return { from, to, text: lines, start: from, end: from + lines.length };
}
function outdented(text, start, end) {
  const from = startOfLine(text, start);
  const to = endOfLines(text, start, end);
  const before = text.slice(from, to);
  const lines = before.split("\n").map((line) => line.replace(/^ {1,2}/, "")).join("\n");
  if (lines === before)
    return null;
  if (before.includes("\n"))
    return { from, to, text: lines, start: from, end: from + lines.length };
  const removed = before.length - lines.length;
  return { from, to, text: lines, start: Math.max(from, start - removed), end: Math.max(from, end - removed) };
}
function broken(text, start, end) {
  const line = text.slice(startOfLine(text, start), start);
  const added = "\n" + /^ */.exec(line)?.[0];
  return { from: start, to: end, text: added, start: start + added.length, end: start + added.length };
}
var startOfLine = (text, index) => text.lastIndexOf("\n", index - 1) + 1;
function endOfLines(text, start, end) {
  const last = end > start && text[end - 1] === "\n" ? end - 1 : end;
  const found = text.indexOf("\n", last);
  return found < 0 ? text.length : found;
}

// notebook/tokens.js
var keywords = /* @__PURE__ */ new Set([
  "as",
  "break",
  "case",
  "catch",
  "continue",
  "default",
  "defer",
  "do",
  "else",
  "enum",
  "extension",
  "false",
  "for",
  "func",
  "guard",
  "if",
  "import",
  "in",
  "init",
  "inout",
  "is",
  "let",
  "mutating",
  "nil",
  "private",
  "return",
  "self",
  "some",
  "static",
  "struct",
  "switch",
  "throw",
  "throws",
  "true",
  "try",
  "using",
  "var",
  "where",
  "while"
]);
var word = /[\p{L}_#@][\p{L}\p{N}_#@]*/uy;
var number = /\p{N}(?:[\p{N}\p{L}]|\.(?=\p{N}))*/uy;
var capital = /^\p{Lu}/u;
function tokensOf(code) {
  const tokens = [];
  for (let start = 0; start < code.length; ) {
    const [kind, end] = next(code, start);
    const last = tokens.at(-1);
    const text = code.slice(start, end);
    if (last?.kind === kind)
      last.text += text;
    else
      tokens.push({ kind, text });
    start = end;
  }
  return tokens;
}
function next(code, start) {
  const orEnd = (index, length = 0) => index < 0 ? code.length : index + length;
  if (code.startsWith("//", start))
    return ["comment", orEnd(code.indexOf("\n", start))];
  if (code.startsWith('"""', start))
    return ["string", orEnd(code.indexOf('"""', start + 3), 3)];
  if (code[start] === '"')
    return ["string", endOfString(code, start)];
  const name = match(word, code, start);
  if (name)
    return [keywords.has(name) ? "keyword" : capital.test(name) ? "type" : "plain", start + name.length];
  const digits = match(number, code, start);
  if (digits)
    return ["number", start + digits.length];
  return ["plain", start + 1];
}
function match(pattern, code, start) {
  pattern.lastIndex = start;
  return pattern.exec(code)?.[0];
}
function endOfString(code, start) {
  let depth = 0;
  for (let index = start + 1; index < code.length; index += 1) {
    const character = code[index];
    if (character === "\\" && index + 1 < code.length) {
      index += 1;
      if (code[index] === "(")
        depth += 1;
    } else if (depth > 0) {
      depth += character === "(" ? 1 : character === ")" ? -1 : 0;
    } else if (character === '"') {
      return index + 1;
    }
  }
  return code.length;
}
function linesOf(tokens) {
  const lines = [[]];
  for (const { kind, text } of tokens) {
    for (const [index, part2] of text.split("\n").entries()) {
      if (index > 0)
        lines.push([]);
      const line = lines.at(-1);
      const indentation = line.length === 0 ? /^ */.exec(part2)?.[0] ?? "" : "";
      if (indentation)
        line.push({ kind: "plain", text: indentation });
      if (part2.length > indentation.length)
        line.push({ kind, text: part2.slice(indentation.length) });
    }
  }
  return lines;
}

// notebook/editor.js
var Editor = class {
  constructor(host, on) {
    this.host = host;
    this.on = on;
    this.area = host.querySelector("textarea");
    this.isSwift = host.dataset.language !== "markdown";
    this.leaves = false;
    this.marked = /* @__PURE__ */ new Set();
    this.numbers = element("div", { class: "line-numbers", "aria-hidden": "true" });
    this.beneath = element("div", { class: "beneath", "aria-hidden": "true" });
    host.prepend(this.numbers, element("div", { class: "sheet" }, element("div", { class: "paper" }, this.beneath, this.area)));
    this.area.setAttribute("aria-describedby", "keys");
    this.area.addEventListener("input", () => {
      this.draw();
      on.changed();
    });
    this.area.addEventListener("keydown", (event) => this.pressed(event));
    this.area.addEventListener("keyup", () => this.showMargin());
    this.area.addEventListener("blur", () => this.leaves = false);
    this.draw();
  }
  get text() {
    return this.area.value;
  }
  set text(text) {
    if (text === this.area.value)
      return;
    const { selectionStart, selectionEnd } = this.area;
    this.area.value = text;
    if (this.hasFocus)
      this.area.setSelectionRange(Math.min(selectionStart, text.length), Math.min(selectionEnd, text.length));
    this.draw();
  }
  get hasFocus() {
    return document.activeElement === this.area;
  }
  showMargin() {
    const { selectionStart, parentElement } = this.area;
    const column = selectionStart - this.text.lastIndexOf("\n", selectionStart - 1);
    if (column < 20)
      (parentElement?.parentElement).scrollLeft = 0;
  }
  pressed(event) {
    const leaves = this.leaves;
    if (event.key !== "Shift")
      this.leaves = event.key === "Escape";
    if (event.isComposing || event.altKey)
      return;
    const commands = event.ctrlKey || event.metaKey;
    if (event.key === "Enter" && (event.shiftKey || commands) || event.key.toLowerCase() === "s" && commands) {
      event.preventDefault();
      this.on.run();
    } else if (!commands && event.key === "Enter") {
      this.perform(event, broken);
    } else if (!commands && event.key === "Tab" && !leaves) {
      this.perform(event, event.shiftKey ? outdented : indented);
    }
  }
  perform(event, edit) {
    event.preventDefault();
    const { value, selectionStart, selectionEnd } = this.area;
    const made = edit(value, selectionStart, selectionEnd);
    if (!made)
      return;
    this.area.setSelectionRange(made.from, made.to);
    const isDone = made.text ? document.execCommand("insertText", false, made.text) : document.execCommand("delete");
    if (!isDone) {
      this.area.setRangeText(made.text, made.from, made.to);
      this.area.dispatchEvent(new Event("input"));
    }
    this.area.setSelectionRange(made.start, made.end);
  }
  draw() {
    const lines = linesOf(this.isSwift ? tokensOf(this.text) : [{ kind: "plain", text: this.text }]);
    this.area.rows = lines.length;
    for (const [index, tokens] of lines.entries()) {
      const line = this.beneath.children[index] ?? this.beneath.appendChild(element("div"));
      const key = JSON.stringify(tokens);
      if (line.getAttribute("data-key") !== key) {
        line.setAttribute("data-key", key);
        line.replaceChildren(...tokens.map(({ kind, text }) => element("span", { class: kind, "data-text": text })));
      }
      if (!this.numbers.children[index])
        this.numbers.append(element("div", { "data-text": String(index + 1) }));
    }
    for (const column of [this.beneath, this.numbers]) {
      while (column.children.length > lines.length)
        column.lastChild?.remove();
    }
    this.drawMarks();
  }
  mark(lines) {
    this.marked = new Set(lines);
    this.drawMarks();
  }
  drawMarks() {
    for (const column of [this.beneath, this.numbers]) {
      for (const [index, line] of [...column.children].entries())
        line.classList.toggle("marked", this.marked.has(index + 1));
    }
  }
  goTo(line) {
    const lines = this.text.split("\n");
    const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    this.area.focus();
    this.area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  }
};

// notebook/flash.js
var still = matchMedia("(prefers-reduced-motion: reduce)");
function flash(part2) {
  if (still.matches)
    return;
  const colour = getComputedStyle(document.documentElement).getPropertyValue("--accent");
  part2.animate([{ boxShadow: `-6px 0 0 ${colour}` }, { boxShadow: `-6px 0 0 transparent` }], { duration: 200, easing: "ease-in" });
}

// notebook/messages.js
function messageList(diagnostics, goTo) {
  return element("ul", {}, ...diagnostics.map(({ line, isError, message, words: words2 }) => element("li", { class: isError ? "error" : "warning" }, lineButton(line, () => goTo(line)), " ", words2 ?? sentence(message), words2 ? element("p", { class: "compiler" }, `The compiler: ${message}`) : null)));
}
function lineButton(line, go) {
  return element("button", { type: "button", class: "line", onclick: go }, `Line ${line}`);
}
var sentence = (message) => message[0].toUpperCase() + message.slice(1) + (/[.!?]$/.test(message) ? "" : ".");

// notebook/sliders.js
var numeral = String.raw`-?\d[\d_]*(?:\.\d+)?`;
var declaration = new RegExp(String.raw`^(@Slider\(\s*(${numeral})\s*\.\.\.\s*(${numeral})\s*(?:,\s*step:\s*(${numeral})\s*)?\)\s*var\s+(\w+)\s*(?::\s*\w+\s*)?=\s*)(${numeral})[ \t]*(?://.*)?$`, "gm");
function declaredIn(text) {
  const valueOf = (word2) => Number(word2.replaceAll("_", ""));
  return [...text.matchAll(declaration)].map(({ index, 1: before, 2: least, 3: most, 4: step2, 5: name, 6: value }) => ({
    name,
    least: valueOf(least),
    most: valueOf(most),
    value,
    start: (index ?? 0) + before.length,
    step: step2 ? valueOf(step2) : [least, most, value].some((word2) => word2.includes(".")) ? (valueOf(most) - valueOf(least)) / 100 : 1
  }));
}
var Sliders = class {
  constructor(block) {
    this.block = block;
    this.element = element("div", { class: "sliders" });
    this.drawn = "";
    this.update();
  }
  update() {
    const editor = this.block.editor;
    const declared = editor?.isSwift ? declaredIn(editor.text) : [];
    const key = JSON.stringify(declared.map(({ name, least, most, step: step2 }) => [name, least, most, step2]));
    if (key !== this.drawn) {
      this.drawn = key;
      this.element.replaceChildren(...declared.map((one) => this.slider(one)));
    }
    for (const [index, { value }] of declared.entries()) {
      const [input, output] = this.element.children[index].querySelectorAll("input, output");
      if (document.activeElement !== input || !this.isTurning)
        input.value = value.replaceAll("_", "");
      output.textContent = value;
    }
    this.element.hidden = declared.length === 0;
  }
  slider({ name, least, most, step: step2 }) {
    const input = element("input", { type: "range", min: String(least), max: String(most), step: String(step2) });
    const turn = (isFinal) => {
      this.isTurning = !isFinal;
      this.block.orders.turn(this.block, name, Number(input.value), isFinal);
    };
    input.addEventListener("input", () => turn(false));
    input.addEventListener("change", () => turn(true));
    return element("label", { class: "slider" }, element("span", {}, name), input, element("output"));
  }
  write(name, value) {
    const editor = this.block.editor;
    const declared = editor && declaredIn(editor.text).find((one) => one.name === name);
    if (!declared)
      return;
    const isFraction = declared.value.includes(".");
    const text = isFraction && Number.isInteger(value) ? value.toFixed(1) : String(Math.round(value * 1e6) / 1e6);
    const { start, value: before } = declared;
    editor.text = editor.text.slice(0, start) + text + editor.text.slice(start + before.length);
    this.update();
  }
};

// notebook/block.js
var Block = class {
  constructor(section, orders) {
    this.section = section;
    this.orders = orders;
    this.output = section.querySelector(":scope > .output");
    this.messages = element("div", { class: "messages", hidden: true });
    this.state = element("span", { class: "state", "aria-hidden": "true" });
    this.diagnostics = [];
    this.htmls = /* @__PURE__ */ new WeakMap();
    const host = section.querySelector(":scope > .editor");
    this.editor = host && new Editor(host, { changed: () => this.typed(), run: () => orders.run(this) });
    this.known = this.editor?.text ?? "";
    this.sent = /* @__PURE__ */ new Set();
    this.original = "changed" in section.dataset ? null : this.known;
    this.source = this.output.innerHTML;
    this.linesThen = this.lineCount;
    this.firstLine = this.line;
    if (host)
      this.addControls(host);
    for (const part2 of this.parts)
      this.htmls.set(part2, part2.innerHTML);
    this.markFailures();
  }
  get number() {
    return Number(this.section.dataset.block);
  }
  get kind() {
    return this.section.dataset.kind ?? "";
  }
  get line() {
    return Number(this.editor?.host.dataset.line ?? 0);
  }
  get lineCount() {
    return this.editor?.text.split("\n").length ?? 0;
  }
  get parts() {
    return [...this.output.children];
  }
  get isDirty() {
    return this.editor !== null && this.editor.text !== this.known;
  }
  get isChanged() {
    return this.editor !== null && this.editor.text !== this.original;
  }
  get name() {
    return this.editor?.area.getAttribute("aria-label")?.replace(/( of|,).*/, "") ?? "";
  }
  addControls(host) {
    const button = (name, words2, order) => element("button", { type: "button", class: name, onclick: () => order(this) }, words2);
    this.runButton = button("run", "Run", this.orders.run);
    this.putBackButton = button("put-back", "Put back", this.orders.putBack);
    this.removeButton = button("remove", "Remove", this.orders.remove);
    this.sliders = new Sliders(this);
    host.append(this.sliders.element, element("div", { class: "foot" }, this.runButton, this.putBackButton, this.removeButton, this.state, element("span", { class: "hint", "aria-hidden": "true" }, "Shift–Return runs. Esc, then Tab, leaves.")));
    host.after(this.messages);
    if ("hidden" in this.section.dataset)
      this.fold(host);
    if ("added" in this.section.dataset && this.editor?.isSwift === false)
      this.fold(host, "Edit the text", this.editor.text !== "");
    this.labelControls();
  }
  labelControls() {
    const name = this.name.toLowerCase();
    this.runButton?.setAttribute("aria-label", `Run ${name}`);
    this.putBackButton?.setAttribute("aria-label", `Put back ${name}`);
    this.removeButton?.setAttribute("aria-label", `Remove ${name}`);
    this.showWhatCanBeDone();
  }
  showWhatCanBeDone() {
    if (this.putBackButton)
      this.putBackButton.hidden = !this.isChanged;
    if (this.removeButton)
      this.removeButton.hidden = !("added" in this.section.dataset);
  }
  fold(host, words2 = "Hidden code", isAway = true) {
    host.hidden = isAway;
    this.unfolding = element("button", { type: "button", class: "unfold", "aria-expanded": String(!isAway), onclick: () => {
      this.showEditor(host.hidden);
    } }, words2);
    host.before(this.unfolding);
  }
  showEditor(isShown) {
    if (!this.editor || !this.unfolding)
      return;
    this.editor.host.hidden = !isShown;
    this.unfolding.setAttribute("aria-expanded", String(isShown));
  }
  typed() {
    this.sliders?.update();
    this.showWhatCanBeDone();
    this.orders.typed(this);
  }
  take(text) {
    if (this.editor)
      this.editor.text = text;
    this.known = text;
    this.sliders?.update();
    this.showWhatCanBeDone();
  }
  meet(text) {
    if (!this.editor || text === this.known)
      return;
    if (this.sent.has(text) || text === this.editor.text)
      this.known = text;
    else if (this.isDirty)
      this.orders.differs(this, text);
    else
      this.take(text);
  }
  setStale(isStale) {
    this.output.toggleAttribute("data-stale", isStale && this.parts.length > 0);
  }
  setState(words2) {
    if (this.state.textContent === words2)
      return;
    this.state.textContent = words2;
    this.output.setAttribute("aria-busy", String(words2 !== ""));
  }
  show(index, html) {
    let part2 = this.parts[index];
    const isNew = !part2;
    part2 ??= this.output.appendChild(element("div", { class: "element" }));
    part2.removeAttribute("data-stale");
    const template = element("template");
    template.innerHTML = html;
    if (!isNew && this.htmls.get(part2) === template.innerHTML)
      return;
    this.htmls.set(part2, template.innerHTML);
    makeIDsDistinct(template.content);
    part2.replaceChildren(template.content);
    this.orders.shown(this, part2);
    this.markFailures();
    flash(part2);
  }
  finish(count) {
    this.cut(count);
    this.setStale(false);
    this.setState("");
    this.markFailures();
  }
  cut(count) {
    for (const part2 of this.parts.slice(count))
      part2.remove();
  }
  setDiagnostics(diagnostics) {
    this.diagnostics = diagnostics;
    this.messages.replaceChildren(messageList(diagnostics, (line) => this.goTo(line)));
    this.messages.hidden = diagnostics.length === 0;
    this.markFailures();
  }
  markFailures() {
    const lines = this.diagnostics.map(({ line }) => line);
    for (const failure of this.output.querySelectorAll("[data-line]")) {
      const line = Number(failure.dataset.line) - this.firstLine + 1;
      if (!this.editor || line < 1 || line > this.lineCount || failure.closest(".answer"))
        continue;
      lines.push(line);
      if (!failure.querySelector(".line"))
        failure.prepend(lineButton(line, () => this.goTo(line)), " ");
    }
    if (!this.editor)
      return;
    this.editor.mark(lines);
    const hasErrors = this.diagnostics.some(({ isError }) => isError);
    this.messages.id = `messages-${this.number}`;
    this.editor.area.setAttribute("aria-invalid", String(hasErrors));
    this.editor.area.setAttribute("aria-describedby", hasErrors ? `keys ${this.messages.id}` : "keys");
    if (hasErrors)
      this.showEditor(true);
  }
  goTo(line) {
    this.showEditor(true);
    this.editor?.goTo(line);
  }
};

// notebook/conflict.js
function showConflict(block, theirs, takeTheirs, keepMine) {
  if (!block.editor)
    return;
  block.section.querySelector(":scope > .conflict")?.remove();
  const end = () => {
    bar3.remove();
    block.editor?.area.focus();
  };
  const bar3 = element("div", { class: "conflict", role: "group", "aria-label": "Changed elsewhere" }, element("p", { role: "alert" }, "This cell was changed elsewhere, too. There it says:"), element("pre", { class: "unrun", tabIndex: 0 }, element("code", {}, ...tokensOf(theirs).map(({ kind, text }) => element("span", { class: kind }, text)))), element("div", { class: "choices" }, element("button", { type: "button", onclick: () => {
    block.take(theirs);
    end();
    takeTheirs();
  } }, "Take theirs"), element("button", { type: "button", onclick: () => {
    block.known = theirs;
    end();
    keepMine();
  } }, "Keep mine")));
  block.showEditor(true);
  block.editor.host.after(bar3);
}

// notebook/drafts.js
var pause = 500;
var Drafts = class {
  constructor(notebook) {
    this.notebook = notebook;
    this.key = `notebook ${notebook.lesson}`;
    this.timer = 0;
  }
  typed(_block) {
    this.keep();
    this.cancel();
    this.timer = setTimeout(() => this.send(), pause);
  }
  cancel() {
    clearTimeout(this.timer);
  }
  forget(block) {
    this.cancel();
    block.take(block.known);
    this.keep();
  }
  cells(all = false) {
    const blocks = this.notebook.blocks.filter((block) => block.isDirty || all && block.editor);
    return Object.fromEntries(blocks.map((block) => [block.number, block.editor?.text ?? ""]));
  }
  async send() {
    const cells = this.cells();
    if (Object.keys(cells).length > 0)
      await this.notebook.order("draft", { cells });
  }
  taken(cells) {
    for (const [number2, text] of Object.entries(cells)) {
      const block = this.notebook.block(Number(number2));
      if (block)
        block.known = text;
    }
    this.keep();
  }
  keep() {
    const kept = this.notebook.blocks.filter((block) => block.isDirty).map((block) => ({ number: block.number, known: block.known, text: block.editor?.text }));
    try {
      if (kept.length > 0)
        localStorage.setItem(this.key, JSON.stringify(kept));
      else
        localStorage.removeItem(this.key);
    } catch {
    }
  }
  restore() {
    let kept = [];
    try {
      kept = JSON.parse(localStorage.getItem(this.key) ?? "[]");
    } catch {
      return;
    }
    for (const { number: number2, known, text } of kept) {
      const block = this.notebook.blocks.find((one) => one.editor && one.known === known) ?? this.notebook.block(number2);
      if (!block?.editor || block.known === text)
        continue;
      if (block.known === known) {
        block.editor.text = text;
        block.showWhatCanBeDone();
      } else {
        const theirs = block.known;
        block.editor.text = text;
        this.notebook.conflict(block, theirs);
      }
    }
  }
};

// notebook/frames.js
function fitFrames(part2) {
  for (const frame of part2.querySelectorAll("iframe")) {
    frame.addEventListener("load", () => fit(frame));
    if (frame.contentDocument?.readyState === "complete")
      fit(frame);
  }
}
function fit(frame) {
  const page = frame.contentDocument?.body;
  if (!page)
    return;
  new ResizeObserver(() => frame.style.height = `${Math.ceil(page.getBoundingClientRect().height)}px`).observe(page);
}

// notebook/hints.js
var Hints = class {
  constructor(notebook) {
    this.notebook = notebook;
    this.hints = /* @__PURE__ */ new WeakMap();
  }
  offer(block) {
    const place = block.section.querySelector(":scope > .hints");
    if (!place)
      return;
    this.hints.set(block, place);
    this.addButton(block, [...place.children]);
    this.judge(block);
  }
  addButton(block, hints) {
    const key = (block.section.dataset.key ?? "").replace("exercise", "hints");
    let shown = Number(this.notebook.progress[key] ?? 0);
    const button = element("button", { type: "button", class: "hint-button", onclick: () => {
      shown += 1;
      show();
      this.notebook.remember(key, String(shown));
      hints[shown - 1].focus();
    } });
    const show = () => {
      for (const [index, hint] of hints.entries()) {
        hint.hidden = index >= shown;
        hint.tabIndex = -1;
      }
      button.hidden = shown >= hints.length;
      button.textContent = `Hint ${shown + 1} of ${hints.length}`;
    };
    show();
    hints[0].parentElement?.append(button);
  }
  judge(block) {
    const hints = this.hints.get(block);
    if (hints)
      block.output.querySelector(".answer")?.before(hints);
    if (block.output.querySelector(":scope > .element > .solved")) {
      this.notebook.remember(block.section.dataset.key ?? "", "solved");
    } else if (block.isChanged) {
      const why = block.output.querySelector(":scope > .element > .open details");
      if (why)
        why.open = true;
    }
  }
};

// notebook/links.js
function pointLinksToLessons(part2) {
  for (const link of part2.querySelectorAll("a")) {
    const page = /^([^/:#?]+)\.html(#.*)?$/.exec(link.getAttribute("href") ?? "");
    if (page)
      link.href = `/lessons/${page[1]}${page[2] ?? ""}`;
  }
}

// notebook/notices.js
var Notices = class {
  constructor() {
    this.place = document.querySelector(".notices");
  }
  show(name, words2, acts = {}) {
    if (this.find(name))
      return;
    this.place.append(element("div", { class: "notice", "data-name": name }, element("p", {}, words2), ...Object.entries(acts).map(([act, onclick]) => element("button", { type: "button", onclick }, act))));
  }
  hide(name) {
    this.find(name)?.remove();
  }
  find(name) {
    return this.place.querySelector(`[data-name="${name}"]`);
  }
};

// words.js
var fixed = (size, decimals) => (Math.round(size * 10 ** decimals) / 10 ** decimals).toFixed(decimals);
function short(value, signed = false) {
  const size = Math.abs(value);
  if (Number.isNaN(size))
    return "no number";
  if (size < 5e-5)
    return size === 0 ? "0" : "0.0000";
  const sign = value < 0 ? "−" : signed ? "+" : "";
  if (size >= 1e15)
    return sign + (size === Infinity ? "∞" : size.toExponential(1));
  if (size >= 1e3)
    return sign + grouped(Math.round(size));
  return sign + fixed(size, size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : size >= 0.01 ? 3 : 4);
}
var grouped = (count) => count.toLocaleString("en");

// notebook/predictions.js
var Predictions = class {
  constructor(notebook) {
    this.notebook = notebook;
  }
  ask(block) {
    const form2 = block.section.querySelector("form.prediction");
    form2.addEventListener("submit", (event) => {
      event.preventDefault();
      const said = String(new FormData(form2).get("said") ?? "").trim();
      if (said)
        this.make(block, said);
    });
    form2.querySelector(".skip-prediction")?.addEventListener("click", () => this.make(block, ""));
    this.tell(block);
  }
  make(block, said) {
    this.notebook.remember(block.section.dataset.key ?? "", said);
    this.tell(block);
    const told = block.section.querySelector(".said");
    told?.focus();
  }
  tell(block) {
    const key = block.section.dataset.key ?? "";
    const said = this.notebook.progress[key];
    const isMade = said !== void 0;
    const form2 = block.section.querySelector("form.prediction");
    form2.hidden = isMade;
    const hidden = this.notebook.blocks.filter(({ section }) => section.dataset.predicted === key);
    const isOpen = isMade || hidden.some(({ output }) => output.querySelector(".failure"));
    for (const { output, section } of hidden) {
      output.hidden = !isOpen;
      section.toggleAttribute("data-veiled", !isOpen);
    }
    if (!isMade)
      return;
    const place = block.section.querySelector(".said") ?? form2.parentElement?.insertBefore(element("p", { class: "said", tabIndex: -1 }), form2);
    if (place)
      place.textContent = words(form2, said, hidden.at(-1)?.output.querySelector("[data-answers]")?.getAttribute("data-answers"));
  }
  shown(block) {
    const key = block.section.dataset.predicted;
    const asked = key && this.notebook.blocks.find((one) => one.section.dataset.key === key);
    if (asked)
      this.tell(asked);
  }
};
function words(form2, said, answers) {
  if (!said)
    return "Shown without a prediction.";
  const choices = [...form2.querySelectorAll(".answer-choice")].map((choice) => `“${choice.textContent?.trim()}”`);
  const known = JSON.parse(answers ?? "[]");
  if (choices.length > 0) {
    const right = choices.filter((_, index) => known[index]);
    return compared(choices[Number(said)] ?? said, right.join(" and "));
  }
  const number2 = typeof known[0] === "number" ? known[0] : null;
  return compared(said, number2 === null ? "" : Number.isInteger(number2) ? grouped(number2) : short(number2));
}
function compared(said, right) {
  if (!right)
    return `You said ${said}.`;
  const plain = (words2) => words2.replaceAll(",", "").replace("−", "-").replace(/^\+/, "");
  return plain(said) === plain(right) ? `You said ${said}: so it is.` : `You said ${said}; it is ${right}.`;
}

// notebook/presentation.js
var forward = ["PageDown", "ArrowRight", "ArrowDown", " "];
var back = ["PageUp", "ArrowLeft", "ArrowUp"];
var scale = 1.75;
var leastScale = 1.25;
var Presentation = class {
  constructor(notebook) {
    this.notebook = notebook;
    this.isOn = false;
    this.index = 0;
    this.scale = scale;
    this.steps = [];
    this.place = element("p", { class: "place", "aria-live": "polite" });
    this.button = document.querySelector(".bar .present");
    this.button.disabled = false;
    this.button.addEventListener("click", () => this.begin());
    addEventListener("keydown", (event) => this.pressed(event));
    addEventListener("hashchange", () => {
      if (location.hash === "#present")
        this.begin();
    });
    addEventListener("resize", () => this.isOn && this.fit());
    if (location.hash === "#present")
      this.begin();
  }
  pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented)
      return;
    const target = event.target;
    const isTyping = target.matches("textarea, input, select");
    if (!this.isOn) {
      if (event.key.toLowerCase() === "p" && !isTyping)
        this.begin();
      return;
    }
    if (event.key === "Escape")
      return isTyping ? target.blur() : this.end();
    if (isTyping && !event.key.startsWith("Page"))
      return;
    if (event.key === " " && target.matches("button, summary, a"))
      return;
    const last = this.steps.length - 1;
    const to = forward.includes(event.key) ? this.index + 1 : back.includes(event.key) ? this.index - 1 : event.key === "Home" ? 0 : event.key === "End" ? last : null;
    if (to === null)
      return;
    event.preventDefault();
    this.show(Math.max(0, Math.min(last, to)));
  }
  begin() {
    if (this.isOn)
      return;
    this.isOn = true;
    this.steps = this.notebook.blocks.flatMap(stepsOf);
    document.documentElement.classList.add("presenting");
    document.body.append(this.place);
    const seen2 = this.steps.findIndex(({ section }) => section.getBoundingClientRect().bottom > 80);
    this.show(location.hash === "#present" ? 0 : Math.max(0, seen2));
  }
  end() {
    this.isOn = false;
    const { section } = this.steps[this.index];
    this.notebook.main.style.removeProperty("--scale");
    this.place.remove();
    this.place.textContent = "";
    for (const away of document.querySelectorAll(".away"))
      away.classList.remove("away");
    document.documentElement.classList.remove("presenting");
    if (location.hash === "#present")
      history.replaceState(null, "", " ");
    section.scrollIntoView();
    this.button.focus({ preventScroll: true });
  }
  renew() {
    if (!this.isOn)
      return;
    const { section } = this.steps[this.index];
    const place = this.index - this.steps.findIndex((step2) => step2.section === section);
    this.steps = this.notebook.blocks.flatMap(stepsOf);
    const first = this.steps.findIndex((step2) => step2.section === section);
    const count = this.steps.filter((step2) => step2.section === section).length;
    this.show(first < 0 ? Math.min(this.index, this.steps.length - 1) : first + Math.min(place, count - 1));
  }
  show(index) {
    const isOther = index !== this.index || this.place.textContent === "";
    this.index = index;
    const { section, shown } = this.steps[index];
    for (const { section: section2 } of this.notebook.blocks)
      section2.classList.add("away");
    section.classList.remove("away");
    for (const { section: other, shown: parts } of this.steps) {
      if (other === section)
        for (const part2 of parts)
          part2.classList.toggle("away", !shown.includes(part2));
    }
    this.place.textContent = `${index + 1} / ${this.steps.length}`;
    this.fit();
    if (this.scale < leastScale && shown.some((part2) => part2.matches(".editor")) && shown.some((part2) => part2.matches(".element"))) {
      for (const part2 of shown)
        part2.classList.toggle("away", !part2.matches(".output, .element"));
      this.fit();
    }
    if (isOther)
      scrollTo(0, 0);
  }
  fit() {
    this.setScale(scale);
    const { height } = this.notebook.main.getBoundingClientRect();
    this.setScale(Math.min(scale, Math.max(1, scale * (innerHeight - 32) / height)));
  }
  setScale(scale2) {
    this.scale = scale2;
    this.notebook.main.style.setProperty("--scale", String(scale2));
  }
};
function stepsOf({ section, output, kind, editor, parts }) {
  if (!editor && !["quiz", "unrun", "prediction"].includes(kind)) {
    return paragraphsOf(output).map((shown) => ({ section, shown: [output, ...shown] }));
  }
  const code = [...section.children].filter((one) => one !== output && !one.matches(".adder, .messages"));
  if (!editor)
    return [{ section, shown: [output, ...code, ...parts] }];
  const results = parts.map((part2) => [output, part2]);
  const isHidden = "hidden" in section.dataset;
  return [...isHidden ? [] : [code], ...results.map((shown) => isHidden ? shown : [...code, ...shown])].map((shown) => ({ section, shown }));
}
function paragraphsOf(output) {
  const steps = [];
  let step2 = [];
  for (const part2 of output.querySelectorAll(":scope > .element > .prose > *")) {
    step2.push(part2);
    if (part2.matches("h2, h3") || part2.nextElementSibling?.matches("ul, ol, pre"))
      continue;
    steps.push(step2);
    step2 = [];
  }
  return step2.length > 0 ? [...steps, step2] : steps;
}

// notebook/printing.js
function addPrinting() {
  const menu = document.querySelector(".bar .menu");
  for (const button of menu.querySelectorAll("[data-print]")) {
    button.addEventListener("click", () => {
      menu.open = false;
      document.body.dataset.print = button.dataset.print;
      print();
    });
  }
  menu.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape")
      return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
  let opened = [];
  addEventListener("beforeprint", () => {
    document.body.dataset.print ??= "without";
    if (document.body.dataset.print === "without")
      return;
    opened = [...document.querySelectorAll("details")].filter((one) => !one.open && one.matches(".answer"));
    for (const one of opened)
      one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of opened)
      one.open = false;
    opened = [];
    delete document.body.dataset.print;
  });
}

// notebook/quiz.js
function makeQuiz(notebook, block, part2) {
  const quiz = part2.querySelector(".quiz");
  const folds = [...part2.querySelectorAll("details")];
  if (!quiz || folds.length === 0)
    return;
  const key = block.section.dataset.key ?? "";
  const choices = folds.map((fold, index) => choiceOf(fold, key, index));
  const check = element("button", {}, "Check");
  const status = element("div", { class: "unseen", role: "status" });
  const show = () => {
    check.disabled = !choices.some(({ input }) => input.checked);
    for (const { input, why } of choices) {
      why.hidden = !input.checked || notebook.progress[key] !== input.value;
      if (why.hidden)
        input.removeAttribute("aria-describedby");
      else
        input.setAttribute("aria-describedby", why.id);
    }
  };
  const answer = choices[Number(notebook.progress[key] ?? -1)];
  if (answer)
    answer.input.checked = true;
  show();
  quiz.replaceWith(element("form", { class: "quiz", onchange: show, onsubmit: (event) => {
    event.preventDefault();
    const chosen = choices.find(({ input }) => input.checked);
    if (!chosen)
      return;
    notebook.remember(key, chosen.input.value);
    show();
    status.textContent = chosen.why.textContent;
  } }, element("fieldset", {}, element("legend", { class: "unseen" }, "Quiz"), ...choices.map((one) => one.element)), check, status));
}
function choiceOf(fold, key, index) {
  const input = element("input", { type: "radio", name: key, value: String(index) });
  const words2 = element("span", {}, ...fold.querySelector("summary")?.childNodes ?? []);
  const why = element("div", { id: `${key}-${index}` }, ...fold.querySelector("div")?.childNodes ?? []);
  return { input, why, element: element("div", { class: `choice ${fold.className}` }, element("label", {}, input, words2), why) };
}

// notebook/status.js
var bar2 = document.querySelector(".bar");
var part = (selector) => bar2?.querySelector(selector);
var Status = class {
  constructor(notebook) {
    this.notebook = notebook;
    this.words = part("[role=status]");
    this.seconds = part(".seconds");
    this.runAll = part(".run-all");
    this.stop = part(".stop");
    this.runAll.disabled = false;
    this.runAll.addEventListener("click", () => notebook.run(0));
    this.stop.addEventListener("click", () => notebook.order("stop", {}));
    this.timer = 0;
    this.start = 0;
    this.mistake = void 0;
  }
  say(words2) {
    this.words.textContent = words2;
  }
  began(state) {
    const isBusy = state !== "idle";
    if (!isBusy && document.activeElement === this.stop)
      this.runAll.focus();
    this.stop.hidden = !isBusy;
    clearInterval(this.timer);
    if (!isBusy) {
      if (this.words.textContent?.endsWith("…"))
        this.say("");
      this.seconds.textContent = "";
      this.start = 0;
      return;
    }
    this.say(state === "compiling" ? "Compiling…" : "Running…");
    this.start ||= performance.now();
    this.timer = setInterval(() => {
      const seconds = Math.floor((performance.now() - this.start) / 1e3);
      if (seconds > 0)
        this.seconds.textContent = `${seconds} s`;
    }, 200);
  }
  diagnosed(diagnostics) {
    const first = diagnostics.find(({ isError }) => isError);
    if (!first)
      return;
    const cell = this.notebook.block(first.block)?.name;
    this.mistake = `${cell ? `${cell}, line ${first.line}` : "The lesson"} does not compile: ${first.words ?? first.message}`;
  }
  trapped(block, line) {
    this.mistake = `${block?.name ?? "The lesson"} stopped at line ${line}.`;
  }
  ended(how, seconds) {
    this.began("idle");
    const time = `${seconds.toFixed(1)} s`;
    this.say(how === "completed" ? `Done in ${time}.` : how === "stopped" ? `Stopped after ${time}.` : this.mistake ?? this.words.textContent ?? "");
    this.mistake = void 0;
  }
};

// notebook/structure.js
function exchange(notebook, html) {
  const template = element("template");
  template.innerHTML = html;
  const next2 = [...template.content.children];
  const pairs = pair(notebook.blocks, next2);
  const kept = new Set(pairs.values());
  for (const block of notebook.blocks)
    if (!kept.has(block))
      drop(notebook, block);
  let before = notebook.main.firstElementChild;
  for (const section of next2) {
    const block = pairs.get(section);
    if (!block)
      before?.after(section);
    before = block?.section ?? section;
  }
  for (const [section, block] of pairs)
    update(block, section);
  notebook.adopt();
}
function drop(notebook, block) {
  const text = block.isDirty ? block.editor?.text : void 0;
  notebook.made.delete(block.section);
  block.section.remove();
  if (text === void 0)
    return;
  notebook.notices.show("dropped", "A cell that you were changing was removed elsewhere.", {
    "Add it again": () => {
      notebook.notices.hide("dropped");
      notebook.insert(Math.min(block.number, notebook.blocks.length) - 1, "cell", text);
    }
  });
}
function pair(blocks, sections) {
  const pairs = /* @__PURE__ */ new Map();
  const isSame = (block, section) => isOfKind(block, section) && (block.editor ? block.known === textOf(section) || block.sent.has(textOf(section) ?? "") : block.source === sourceOf(section));
  const pairBetween = (start, end, from, to, fits) => {
    let next2 = start;
    let other = from;
    for (; other < to; other += 1) {
      const found = blocks.slice(next2, end).findIndex((block) => fits(block, sections[other]));
      if (found < 0)
        continue;
      if (fits === isSame)
        pairBetween(next2, next2 + found, from, other, isOfKind);
      pairs.set(sections[other], blocks[next2 + found]);
      next2 += found + 1;
      from = other + 1;
    }
    if (fits === isSame)
      pairBetween(next2, end, from, to, isOfKind);
  };
  let first = 0;
  while (first < Math.min(blocks.length, sections.length) && isSame(blocks[first], sections[first]))
    first += 1;
  let last = 0;
  while (last < Math.min(blocks.length, sections.length) - first && isSame(blocks[blocks.length - 1 - last], sections[sections.length - 1 - last]))
    last += 1;
  for (let index = 0; index < first; index += 1)
    pairs.set(sections[index], blocks[index]);
  pairBetween(first, blocks.length - last, first, sections.length - last, isSame);
  for (let index = last; index > 0; index -= 1)
    pairs.set(sections[sections.length - index], blocks[blocks.length - index]);
  return pairs;
}
var isOfKind = (block, section) => block.kind === section.dataset.kind && Boolean(block.editor) === (textOf(section) !== null);
var textOf = (section) => section.querySelector("textarea")?.value ?? null;
var sourceOf = (section) => section.querySelector(":scope > .output")?.innerHTML ?? "";
function update(block, section) {
  for (const { name } of [...block.section.attributes])
    if (!section.hasAttribute(name))
      block.section.removeAttribute(name);
  for (const { name, value } of section.attributes)
    block.section.setAttribute(name, value);
  const text = textOf(section);
  if (block.editor && text !== null) {
    const { host, area } = block.editor;
    host.dataset.line = section.querySelector(".editor")?.getAttribute("data-line") ?? "";
    area.setAttribute("aria-label", section.querySelector("textarea")?.getAttribute("aria-label") ?? "");
    block.meet(text);
    if (!("changed" in section.dataset))
      block.original = text;
    block.linesThen = text.split("\n").length;
    block.firstLine = block.line;
    block.labelControls();
  }
  block.source = sourceOf(section);
  const parts = [...section.querySelectorAll(":scope > .output > .element")];
  for (const [index, part2] of parts.entries())
    block.show(index, part2.innerHTML);
  block.cut(parts.length);
  block.setStale(section.querySelector(":scope > .output")?.hasAttribute("data-stale") ?? false);
}

// notebook/turning.js
var Turning = class {
  constructor(notebook) {
    this.notebook = notebook;
    this.next = null;
    this.isUnderWay = false;
  }
  turn(block, name, value, isFinal) {
    const wasDirty = block.isDirty;
    block.sliders?.write(name, value);
    if (wasDirty) {
      if (isFinal)
        this.notebook.run(block.number);
      return;
    }
    block.known = block.editor?.text ?? "";
    this.next = { name, value, isFinal };
    this.work();
  }
  async work() {
    if (this.isUnderWay)
      return;
    this.isUnderWay = true;
    while (this.next) {
      const turn = this.next;
      this.next = null;
      await this.notebook.order("slider", turn);
    }
    this.isUnderWay = false;
  }
};

// notebook/notebook.js
var Notebook = class {
  constructor() {
    const { lesson = "", version, progress } = document.body.dataset;
    this.lesson = lesson;
    this.address = `/lessons/${lesson}`;
    this.version = Number(version);
    this.page = Math.random().toString(36).slice(2);
    this.progress = JSON.parse(progress ?? "{}");
    this.main = document.getElementById("main");
    this.status = new Status(this);
    this.notices = new Notices();
    this.drafts = new Drafts(this);
    this.predictions = new Predictions(this);
    this.hints = new Hints(this);
    this.turning = new Turning(this);
    this.made = /* @__PURE__ */ new Map();
    this.isConnected = false;
    this.events = [];
    this.isHearing = false;
    this.main.prepend(new Adder(this, () => -1).element);
    this.adopt();
    this.drafts.restore();
    this.presentation = new Presentation(this);
    addPrinting();
    listen(`${this.address}/events`, (event) => this.told(event), () => this.lost());
  }
  get blocks() {
    return [...this.main.children].flatMap((one) => this.made.get(one) ?? []);
  }
  block(number2) {
    return this.blocks.find((block) => block.number === number2);
  }
  change(change) {
    if (!this.presentation.isOn)
      return keepingInPlace(this.main, change);
    change();
    this.presentation.renew();
  }
  adopt() {
    const orders = {
      typed: (block) => this.drafts.typed(block),
      run: (block) => this.run(block.number),
      putBack: (block) => this.putBack(block),
      remove: (block) => this.order("remove", { block: block.number }),
      turn: (block, name, value, isFinal) => this.turning.turn(block, name, value, isFinal),
      differs: (block, theirs) => this.conflict(block, theirs),
      shown: (block, part2) => {
        fitFrames(part2);
        pointLinksToLessons(part2);
        if (block.kind === "quiz")
          makeQuiz(this, block, part2);
        if (block.kind === "exercise")
          this.hints.judge(block);
        this.predictions.shown(block);
      }
    };
    for (const section of this.main.querySelectorAll(":scope > .block")) {
      if (this.made.has(section))
        continue;
      const block = new Block(section, orders);
      this.made.set(section, block);
      for (const part2 of block.parts)
        orders.shown(block, part2);
      section.append(new Adder(this, () => block.number).element);
      if (block.kind === "prediction")
        this.predictions.ask(block);
      if (block.kind === "exercise")
        this.hints.offer(block);
    }
  }
  async run(from) {
    this.drafts.cancel();
    let line = 0;
    for (const block of this.blocks) {
      block.firstLine = block.line + line;
      line += block.lineCount - block.linesThen;
    }
    await this.order("run", { cells: this.drafts.cells(), from });
  }
  async putBack(block) {
    this.drafts.forget(block);
    if (!await this.order("putback", { block: block.number }))
      return;
    await this.refresh();
    block.original = block.known;
    block.showWhatCanBeDone();
    block.editor?.area.focus();
  }
  async order(what, order) {
    for (const [number2, text] of Object.entries(order.cells ?? {})) {
      const block = this.block(Number(number2));
      block?.sent.add(text);
    }
    try {
      const { status, answer } = await post(`${this.address}/${what}`, { version: this.version, page: this.page, ...order });
      if (status === 409 && answer.conflicts) {
        this.version = answer.version ?? this.version;
        for (const [number2, theirs] of Object.entries(answer.conflicts)) {
          const block = this.block(Number(number2));
          if (block)
            this.conflict(block, theirs);
        }
      } else if (status !== 200) {
        this.status.say(answer.error ?? `The notebook answered ${status}.`);
      } else {
        this.drafts.taken(order.cells ?? {});
        return answer;
      }
    } catch (error) {
      if (!(error instanceof Unreachable))
        throw error;
      this.lost();
    }
    return null;
  }
  async insert(after, kind, text = "") {
    const answer = await this.order("insert", { after, kind });
    if (answer?.block === void 0)
      return;
    await this.refresh();
    const block = this.block(answer.block);
    if (!block?.editor)
      return;
    if (text) {
      block.editor.text = text;
      block.typed();
    }
    block.goTo(1);
  }
  conflict(block, theirs) {
    showConflict(block, theirs, () => this.order("draft", { cells: { [block.number]: theirs } }), () => this.run(block.number));
  }
  remember(key, value) {
    if (this.progress[key] === value)
      return;
    this.progress[key] = value;
    this.order("progress", { key, value });
  }
  async told(event) {
    this.events.push(event);
    if (this.isHearing)
      return;
    this.isHearing = true;
    try {
      for (let next2 = this.events.shift(); next2; next2 = this.events.shift()) {
        const one = next2;
        let done = null;
        this.change(() => {
          done = this.heard(one);
        });
        await done;
      }
    } finally {
      this.isHearing = false;
    }
  }
  heard(event) {
    const block = "block" in event ? this.block(event.block) : void 0;
    switch (event.type) {
      case "hello":
        return this.greeted(event);
      case "structure":
        return this.refresh();
      case "compiling":
        return this.compiling(event.from);
      case "began":
        return this.began(event.block);
      case "element":
        return block?.show(event.index, event.html);
      case "kept":
        return block?.parts[event.index]?.removeAttribute("data-stale");
      case "finished":
        block?.finish(event.count);
        if (block)
          this.predictions.shown(block);
        return;
      case "diagnostics":
        for (const block2 of this.blocks)
          block2.setDiagnostics(event.diagnostics.filter((one) => one.block === block2.number));
        return this.status.diagnosed(event.diagnostics);
      case "trapped":
        block?.setDiagnostics([{ ...event, column: 1, isError: true, words: null }]);
        return this.status.trapped(block, event.line);
      case "ended":
        for (const block2 of this.blocks)
          block2.setState("");
        return this.status.ended(event.how, event.seconds);
      case "saved":
        return this.saved(event.version, event.texts);
      case "note":
        return this.status.say(event.text);
      case "gone":
        return this.notices.show("gone", "The lesson’s file was deleted. What you typed is kept here.", {
          "Write it again": () => {
            this.notices.hide("gone");
            this.order("run", { cells: this.drafts.cells(true), from: 0 });
          }
        });
    }
  }
  async greeted({ version, state }) {
    this.notices.hide("lost");
    const isAgain = this.isConnected;
    this.isConnected = true;
    document.documentElement.dataset.live = "ready";
    this.status.began(state);
    const isElse = isAgain || version !== this.version || state !== "idle";
    this.version = isElse ? -1 : version;
    if (isElse)
      await this.refresh();
    this.drafts.send();
  }
  lost() {
    this.drafts.keep();
    this.notices.show("lost", "The notebook does not answer. What you type is kept in this browser, and sent when it is back. Where it was started anew, open the address that it prints.");
    this.status.began("idle");
    for (const block of this.blocks)
      block.setState("");
  }
  async refresh() {
    try {
      let now = null;
      do
        now = await get(`${this.address}/blocks`);
      while (now && now.version < this.version);
      if (!now)
        return;
      this.version = now.version;
      this.notices.hide("gone");
      this.change(() => exchange(this, now.html));
    } catch (error) {
      if (!(error instanceof Unreachable))
        throw error;
      this.lost();
    }
  }
  compiling(from) {
    this.status.began("compiling");
    this.status.mistake = void 0;
    for (const block of this.blocks) {
      block.setDiagnostics([]);
      block.setState("");
      if (block.number >= from)
        block.setStale(true);
    }
    this.blocks.find((block) => block.number >= from && block.editor)?.setState("Compiling…");
  }
  began(number2) {
    this.status.began("running");
    for (const block of this.blocks)
      block.setState(block.number === number2 ? "Running…" : "");
  }
  saved(version, texts) {
    this.version = version;
    this.notices.hide("gone");
    for (const [number2, text] of Object.entries(texts))
      this.block(Number(number2))?.meet(text);
  }
};

// Entries/notebook.js
var form = document.querySelector(".new-lesson");
if (form)
  addLessons(form);
else
  new Notebook();
