// colours.js
var ink = { kind: "ink", limit: 1 };
var dark = matchMedia("(prefers-color-scheme: dark)");
var Colours = class {
  constructor(bytes, core) {
    this.core = core;
    const both = { light: tables(bytes.subarray(0, bytes.length / 2)), dark: tables(bytes.subarray(bytes.length / 2)) };
    const choose = () => dark.matches ? both.dark : both.light;
    this.maps = choose();
    dark.addEventListener("change", () => {
      pageColours.clear();
      this.maps = choose();
    });
  }
  onChange(redraw) {
    dark.addEventListener("change", redraw);
  }
  fitting(all, isSigned = false) {
    const [low, limit] = this.core.scaleRange(all, isSigned);
    return { kind: low < 0 ? "signed" : "activation", limit };
  }
  number(value, scale) {
    const { maps } = this;
    const share = value / scale.limit;
    if (scale.kind !== "signed")
      return maps[scale.kind][Math.round(Math.min(1, Math.max(0, share)) * 255)];
    return (share < 0 ? maps.negative : maps.positive)[Math.round(Math.min(1, Math.abs(share)) * 255)];
  }
  bytes(value, scale) {
    return new Uint8Array(Uint32Array.of(this.number(value, scale)).buffer, 0, 3);
  }
  of(value, scale) {
    return `rgb(${this.bytes(value, scale).join(" ")})`;
  }
  textOn(value, scale) {
    return luminance(this.bytes(value, scale)) > 0.179 ? "black" : "white";
  }
  digit(pixels) {
    return this.image(pixels, Math.sqrt(pixels.length), ink);
  }
  image(values, width, scale) {
    const image = new ImageData(width, values.length / width);
    const pixels = new Uint32Array(image.data.buffer);
    for (let index = 0; index < values.length; index++)
      pixels[index] = this.number(values[index], scale);
    return image;
  }
};
function luminance(colour) {
  const [red, green, blue] = [...colour].map((byte) => byte > 10 ? ((byte / 255 + 0.055) / 1.055) ** 2.4 : byte / 255 / 12.92);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function tables(bytes) {
  const opaque = Uint8Array.from({ length: bytes.length / 3 * 4 }, (_, index) => index % 4 < 3 ? bytes[(index >> 2) * 3 + index % 4] : 255);
  const map = (place) => new Uint32Array(opaque.buffer, 1024 * place, 256);
  return { ink: map(0), activation: map(1), positive: map(2), negative: map(3) };
}
var pageColours = /* @__PURE__ */ new Map();
function pageColour(role) {
  const known = pageColours.get(role);
  if (known !== void 0)
    return known;
  const colour = getComputedStyle(document.documentElement).getPropertyValue(`--${role}`).trim();
  pageColours.set(role, colour);
  return colour;
}

// core.js
var severalDigits = 0;
var Core = class {
  constructor(functions, sizes, module) {
    this.swift = functions;
    this.sizes = sizes;
    this.module = module;
    this.swift.start(this.swift.__heap_base.value);
    this.network = this.swift.createNetwork();
    this.exchange = new Float32Array(this.swift.memory.buffer, this.swift.exchange(this.network), 512 * 512);
  }
  static async start(module, sizes, spare = 0) {
    const { instance } = await WebAssembly.instantiate(module, {});
    instance.exports.memory.grow(spare);
    return new Core(instance.exports, sizes, module);
  }
  another() {
    return Core.start(this.module, this.sizes, 2048);
  }
  use(parameters, activation) {
    this.exchange.set(parameters);
    this.swift.use(this.network, activation);
  }
  switchOff(parts) {
    this.exchange.set(parts.flatMap((part) => [part.stage, part.channel]));
    this.swift.switchOff(this.network, parts.length);
  }
  run(pixels) {
    this.exchange.set(pixels);
    this.swift.run(this.network);
    return traceOf(this.exchange, this.sizes);
  }
  explain(stage, index) {
    const count = this.swift.explain(this.network, stage, index);
    const numbers = this.exchange;
    const terms = Array.from({ length: count }, (_, term) => {
      const [index2, input, weight] = numbers.subarray(11 + 3 * term, 14 + 3 * term);
      return { index: index2, input, weight, product: input * weight };
    });
    return {
      bias: numbers[0],
      sum: numbers[1],
      value: numbers[2],
      window: this.region(3),
      field: this.region(7),
      terms
    };
  }
  paths(stage, index) {
    const count = this.swift.paths(this.network, stage, index);
    return Array.from({ length: count }, (_, path) => {
      const [stage2, source, target, share, isPositive] = this.exchange.subarray(5 * path, 5 * path + 5);
      return { stage: stage2, source, target, share, isPositive: isPositive === 1 };
    });
  }
  region(place) {
    const [top, bottom, left, right] = this.exchange.subarray(place, place + 4);
    return { top, bottom, left, right };
  }
  draw(strokes, side, penWidth2) {
    this.exchange.set(strokes.flatMap((stroke) => [stroke.length / 2, ...stroke]));
    this.swift.draw(this.network, strokes.length, side, side, penWidth2);
    return this.exchange.slice(0, side * side);
  }
  normalise(picture, side) {
    this.exchange.set(picture);
    return this.swift.normalise(this.network, side, side) === 0 ? null : this.normalised();
  }
  put({ data }) {
    const pixels = this.swift.allocate(data.length);
    new Uint8Array(this.swift.memory.buffer, pixels, data.length).set(data);
    return pixels;
  }
  normalisePicture(pixels, width, height) {
    return this.swift.normalisePicture(this.network, pixels, width, height) === 0 ? null : this.normalised();
  }
  readLines(pixels, width, height) {
    if (!this.swift.readLines)
      return [];
    return Array.from({ length: this.swift.readLines(this.network, pixels, width, height) }, (_, digit) => {
      this.swift.foundDigit(this.network, digit);
      const [line, isAccepted] = this.exchange;
      return {
        line,
        isAccepted: isAccepted === 1,
        outline: [...this.exchange.subarray(2, 10)],
        probabilities: this.exchange.slice(10, 20),
        normalised: this.normalised(20)
      };
    });
  }
  normalised(place = 0) {
    const take = () => this.exchange[place++];
    const takeAll = (count) => this.exchange.slice(place, place += count);
    const takeInk = () => {
      const [height2, width2] = [take(), take()];
      return { height: height2, width: width2, values: takeAll(height2 * width2) };
    };
    const takePoint = () => ({ row: take(), column: take() });
    const [height, width] = [take(), take()];
    const box = this.region(place);
    place += 4;
    return {
      height,
      width,
      box,
      penWidth: take(),
      ink: takeInk(),
      scaled: takeInk(),
      strengthened: takeInk(),
      mass: takePoint(),
      origin: takePoint(),
      digit: takeAll(this.sizes[0]),
      doubts: Array.from({ length: take() }, () => ({ kind: take(), amount: take() }))
    };
  }
  shrink(picture, side) {
    this.exchange.set(picture);
    this.swift.shrink(this.network, side, side);
    return this.exchange.slice(0, this.sizes[0]);
  }
  scaleRange(all, isSigned) {
    let count = 0;
    for (const values of all) {
      this.exchange.set(values, count);
      count += values.length;
    }
    this.swift.fitScale(this.network, count, isSigned);
    return [this.exchange[0], this.exchange[1]];
  }
  histograms(sums, values) {
    this.exchange.set(sums);
    this.exchange.set(values, sums.length);
    this.swift.countBins(this.network, sums.length);
    let place = 0;
    const take = () => this.exchange[place++];
    return [sums, values].map(() => ({
      low: take(),
      high: take(),
      zeros: take(),
      counts: Array.from({ length: take() }, take)
    }));
  }
  change(pixels, { turn, right, down, noise }) {
    this.exchange.set(pixels);
    this.swift.change(this.network, turn * Math.PI / 180, right, down, noise, 1);
    return this.exchange.slice(0, this.sizes[0]);
  }
};
function traceOf(numbers, sizes) {
  const trace = { sums: [], values: [] };
  let place = 0;
  for (const size of sizes) {
    trace.sums.push(numbers.slice(place, place + size));
    trace.values.push(numbers.slice(place + size, place + 2 * size));
    place += 2 * size;
  }
  return trace;
}

// data.js
var block = (name) => document.getElementById(`live-${name}`)?.textContent ?? "";
async function unpacked(name) {
  const text = block(name);
  if (!text)
    return new Uint8Array();
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const { DecompressionStream } = globalThis;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
function floats(bytes) {
  const count = bytes.length / 4;
  return new Float32Array(Uint8Array.from(bytes, (_, index) => bytes[(index & 3) * count + (index >> 2)]).buffer);
}
function added(differences, size) {
  const bytes = Uint8Array.from(differences);
  for (let index = size; index < bytes.length; index++)
    bytes[index] += bytes[index - size];
  return bytes;
}
var pieces = (all, size) => Array.from({ length: all.length / size }, (_, piece) => all.subarray(piece * size, (piece + 1) * size));
async function unpackAll() {
  const facts = JSON.parse(block("facts"));
  const [module, colours, weights, moments, traces, examples] = await Promise.all(["module", "colours", "weights", "moments", "traces", "examples"].map(unpacked));
  const size = facts.parameterCount;
  const networks = pieces(floats(weights), size);
  const sizes = facts.stages.map(({ count }) => count);
  const values = 2 * sizes.reduce((sum, size2) => sum + size2, 0);
  return {
    facts,
    module,
    colours: added(colours, 3),
    networks,
    traces: pieces(floats(traces), values).map((numbers) => traceOf(numbers, sizes)),
    moments: [
      ...pieces(new Int8Array(added(moments, size).buffer), size).map((steps, moment) => restored(steps, facts.stages, facts.moments[moment].scales)),
      ...networks.slice(0, 1)
    ],
    examples: pieces(examples, sizes[0]).map((bytes) => Float32Array.from(bytes, (byte) => Math.fround(byte) / 255))
  };
}
function restored(steps, stages, scales) {
  const weights = new Float32Array(steps.length);
  stages.forEach((stage, number) => {
    for (let index = stage.weights[0]; index < stage.biases[1]; index++)
      weights[index] = steps[index] * scales[number];
  });
  return weights;
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
function svg(name, attributes = {}) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes))
    made.setAttribute(key, value);
  return made;
}

// canvas.js
var contextOf = (canvas, settings) => canvas.getContext("2d", settings);
function prepared(canvas, width, height) {
  canvas.width = Math.round(width * devicePixelRatio);
  canvas.height = Math.round(height * devicePixelRatio);
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  const context = contextOf(canvas);
  context.scale(devicePixelRatio, devicePixelRatio);
  context.imageSmoothingEnabled = false;
  return context;
}
var scratch = document.createElement("canvas");
function paintSquares(context, image, { x, y, width, height }) {
  scratch.width = image.width;
  scratch.height = image.height;
  contextOf(scratch).putImageData(image, 0, 0);
  context.imageSmoothingEnabled = false;
  context.drawImage(scratch, x, y, width, height);
}

// pad.js
var paperSide = 280;
var penWidth = 22;
var step = 10;
var Pad = class {
  constructor(colours, listener) {
    this.colours = colours;
    this.listener = listener;
    this.strokes = [];
    this.laid = null;
    this.pen = { x: paperSide / 2, y: paperSide / 4, isDown: false, isShown: false };
    this.canvas = element("canvas", { class: "paper", width: 2 * paperSide, height: 2 * paperSide, tabIndex: 0, role: "application" });
    this.canvas.setAttribute("aria-roledescription", "drawing pad");
    this.canvas.setAttribute("aria-label", "Paper. Draw with mouse, finger or pen; or move the pen with the arrow keys, Space puts it down and lifts it.");
    this.hint = element("p", { class: "hint", "aria-hidden": "true" }, "Draw a digit or drop a picture");
    this.element = element("div", { class: "sheet" }, element("div", { class: "layer-head" }, element("h3", {}, "Paper"), element("span", { class: "what" }, "draw, drop, paste")), this.canvas, this.hint);
    this.listen();
  }
  set(strokes) {
    this.strokes = strokes;
    this.laid = null;
    this.pen.isDown = false;
    this.paint();
  }
  lay(laid) {
    this.strokes = [];
    this.laid = laid;
    this.pen.isDown = false;
    this.paint();
  }
  listen() {
    const { canvas, pen, listener } = this;
    const at = (event) => {
      const corner = canvas.getBoundingClientRect();
      const scale = paperSide / corner.width;
      return [(event.clientX - corner.left) * scale, (event.clientY - corner.top) * scale].map((place) => Math.max(0, Math.min(paperSide, Math.round(place))));
    };
    canvas.addEventListener("pointerdown", (event) => {
      if (!event.isPrimary || event.button !== 0)
        return;
      canvas.setPointerCapture(event.pointerId);
      pen.isShown = false;
      this.begin(at(event));
      this.paint();
      listener.draw(true);
    });
    canvas.addEventListener("pointermove", (event) => {
      if (!canvas.hasPointerCapture(event.pointerId))
        return;
      for (const one of event.getCoalescedEvents?.() ?? [event])
        this.extend(...at(one));
      listener.draw(true);
    });
    canvas.addEventListener("lostpointercapture", () => {
      this.paint();
      listener.draw(false);
    });
    canvas.addEventListener("keydown", (event) => {
      const moves = {
        ArrowLeft: [-step, 0],
        ArrowRight: [step, 0],
        ArrowUp: [0, -step],
        ArrowDown: [0, step]
      };
      if (event.altKey || event.ctrlKey || event.metaKey)
        return;
      if (moves[event.key])
        this.move(...moves[event.key]);
      else if (event.key === " ")
        this.press();
      else if (event.key === "Backspace")
        listener.undo();
      else
        return;
      event.preventDefault();
    });
    canvas.addEventListener("blur", () => {
      pen.isShown = pen.isDown = false;
      this.paint();
    });
  }
  begin(dot) {
    this.listener.begin();
    this.laid = null;
    this.strokes = [...this.strokes, dot];
  }
  extend(x, y) {
    const stroke = this.strokes[this.strokes.length - 1];
    const [lastX, lastY] = stroke.slice(-2);
    if (Math.hypot(x - lastX, y - lastY) < 2)
      return;
    stroke.push(x, y);
    this.line(this.context, [lastX, lastY, x, y]);
  }
  move(right, down) {
    const { pen } = this;
    pen.isShown = true;
    pen.x = Math.min(paperSide, Math.max(0, pen.x + right));
    pen.y = Math.min(paperSide, Math.max(0, pen.y + down));
    if (pen.isDown)
      this.extend(pen.x, pen.y);
    this.paint();
    if (pen.isDown)
      this.listener.draw(false);
  }
  press() {
    const { pen } = this;
    pen.isShown = true;
    pen.isDown = !pen.isDown;
    if (pen.isDown)
      this.begin([pen.x, pen.y]);
    this.paint();
    this.listener.draw(false);
  }
  get context() {
    return contextOf(this.canvas);
  }
  paint() {
    const { context, laid } = this;
    context.setTransform(2, 0, 0, 2, 0, 0);
    context.fillStyle = pageColour("ground");
    context.fillRect(0, 0, paperSide, paperSide);
    this.hint.hidden = laid !== null || this.strokes.length > 0;
    if (laid instanceof Float32Array) {
      paintSquares(context, this.colours.digit(laid), { x: 0, y: 0, width: paperSide, height: paperSide });
    } else
      laid?.photograph.paint(context, paperSide, laid.place, pageColour("accent"));
    for (const stroke of this.strokes)
      this.line(context, stroke);
    if (this.pen.isShown)
      this.paintPen(context);
  }
  line(context, stroke) {
    context.strokeStyle = pageColour("ink");
    context.lineWidth = penWidth;
    context.lineCap = context.lineJoin = "round";
    context.beginPath();
    context.moveTo(stroke[0], stroke[1]);
    for (let place = stroke.length === 2 ? 0 : 2; place < stroke.length; place += 2)
      context.lineTo(stroke[place], stroke[place + 1]);
    context.stroke();
  }
  paintPen(context) {
    const { x, y, isDown } = this.pen;
    context.strokeStyle = pageColour("accent");
    context.lineWidth = 2;
    context.beginPath();
    context.arc(x, y, penWidth / 2, 0, 2 * Math.PI);
    context.stroke();
    if (isDown) {
      context.fillStyle = pageColour("accent");
      context.fill();
    }
  }
};

// state.js
var limits = { turn: 90, right: 8, down: 8, noise: 1, weight: 100 };
var unchanged = { turn: 0, right: 0, down: 0, noise: 0 };
var blankPaper = () => ({ kind: "drawing", strokes: [], isPlain: false });
var untouched = () => ({
  digit: { kind: "report" },
  change: { ...unchanged },
  off: [],
  edits: {},
  moment: null,
  pinned: null,
  showsDifference: false
});
function written(state, stages) {
  const fields = new URLSearchParams();
  const digit = digitText(state.digit);
  if (digit)
    fields.set("digit", digit);
  const change = changeText(state.change);
  if (change)
    fields.set("change", change);
  fields.set("unit", `${stages[state.unit.stage].id}.${state.unit.index}`);
  if (state.off.length)
    fields.set("off", state.off.map(({ stage, channel }) => `${stages[stage].id}.${channel}`).join(" "));
  const edits = Object.entries(state.edits);
  if (edits.length)
    fields.set("edits", edits.map((edit) => edit.join(":")).join(" "));
  if (state.moment !== null)
    fields.set("moment", String(state.moment));
  if (state.pinned) {
    const { digit: digit2, change: change2 } = state.pinned;
    fields.set("pin", [digitText(digit2) || "report", changeText(change2)].filter(Boolean).join("_"));
  }
  if (state.showsDifference)
    fields.set("difference", "on");
  return fields.toString();
}
function read(text, stages, state, examples, moments) {
  const fields = new URLSearchParams(text);
  const stageOf = (id2) => stages.findIndex((stage2) => stage2.id === id2);
  const digit = digitOf(fields.get("digit") ?? "", stages, examples) ?? { kind: "report" };
  const isHere = digit.kind === "picture" && state.digit.kind === "picture" && digit.pixels === state.digit.pixels;
  if (!isHere)
    state.digit = digit;
  state.change = changeOf(fields.get("change") ?? "");
  const [id, index] = (fields.get("unit") ?? "").split(".");
  const stage = stages[stageOf(id)];
  if (stage && within(Number(index), stage.count)) {
    state.unit = { stage: stageOf(id), index: Number(index) };
  }
  state.off = (fields.get("off") ?? "").split(" ").map((part) => part.split(".")).map(([id2, channel]) => ({ stage: stageOf(id2), channel: Number(channel) })).filter(({ stage: stage2, channel }) => stages[stage2]?.hasWeights && within(channel, stages[stage2].channels));
  const last = Math.max(...stages.map(({ biases }) => biases[1]));
  state.edits = Object.fromEntries((fields.get("edits") ?? "").split(" ").map((edit) => edit.split(":").map(Number)).filter(([index2, value, ...more]) => within(index2, last) && Math.abs(value) <= limits.weight && more.length === 0));
  const moment = fields.get("moment");
  state.moment = moment && within(Number(moment), moments - 1) ? Number(moment) : null;
  const [, pinned, change] = (fields.get("pin") ?? "").match(/^(.*?)(?:_([^_]* [^_]*))?$/) ?? [];
  const other = pinned === "report" ? { kind: "report" } : digitOf(pinned ?? "", stages, examples);
  state.pinned = pinned && other ? { digit: other, change: changeOf(change ?? "") } : null;
  state.showsDifference = fields.has("difference");
}
var within = (number, end) => Number.isInteger(number) && number >= 0 && number < end;
var packed = (pixels) => btoa(String.fromCharCode(...pixels.map((ink2) => Math.round(255 * ink2)))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
var unpackedPixels = (pixels) => Float32Array.from(atob(pixels.replaceAll("-", "+").replaceAll("_", "/")), (byte) => byte.charCodeAt(0) / 255);
function digitText(digit) {
  if (digit.kind === "report")
    return "";
  if (digit.kind === "example")
    return `example.${digit.place}`;
  if (digit.kind === "given")
    return `given.${digit.index}.${digit.label}.${digit.pixels}`;
  if (digit.kind === "picture")
    return `picture.${digit.place === null ? "" : digit.place + 1}.${digit.pixels}`;
  const strokes = digit.strokes.map((stroke) => stroke.map((place) => place.toString(36).padStart(2, "0")).join(""));
  return `${digit.isPlain ? "plain" : "drawing"}.${strokes.join(".")}`;
}
function digitOf(text, stages, examples) {
  const [kind, ...parts] = text.split(".");
  const isWhole = (pixels = "") => pixels.length === Math.ceil(4 / 3 * stages[0].count) && /^[\w-]*$/.test(pixels);
  if (kind === "example" && within(Number(parts[0]), examples))
    return { kind, place: Number(parts[0]) };
  if (kind === "given") {
    const [index, label] = parts.map(Number);
    return within(index, 1e9) && within(label, stages[stages.length - 1].count) && isWhole(parts[2]) ? { kind, index, label, pixels: parts[2] } : null;
  }
  if (kind === "picture") {
    const place = parts[0] === "" ? null : Number(parts[0]) - 1;
    if (!isWhole(parts[1]) || place !== null && !within(place, 1e9))
      return null;
    return { kind, photograph: null, place, pixels: parts[1] };
  }
  if (kind !== "drawing" && kind !== "plain")
    return null;
  const strokes = parts.filter((part) => /^([0-9a-z]{4})+$/.test(part)).map((part) => (part.match(/../g) ?? []).map((place) => Math.min(paperSide, parseInt(place, 36))));
  const isBlank = parts.join("") === "";
  return strokes.length || isBlank ? { kind: "drawing", strokes, isPlain: kind === "plain" } : null;
}
function changeText({ turn, right, down, noise }) {
  return turn || right || down || noise ? [turn, right, down, noise].join(" ") : "";
}
function changeOf(text) {
  const numbers = text.split(" ").map(Number);
  if (text === "" || numbers.length !== 4 || !numbers.every(Number.isFinite))
    return { ...unchanged };
  const [turn, right, down, noise] = numbers;
  const limited = (number, limit) => Math.max(-limit, Math.min(limit, number));
  return {
    turn: limited(turn, limits.turn),
    right: limited(right, limits.right),
    down: limited(down, limits.down),
    noise: Math.max(0, limited(noise, limits.noise))
  };
}

// address.js
var Address = class {
  constructor(explorer) {
    this.explorer = explorer;
  }
  begin() {
    const { explorer } = this;
    addEventListener("popstate", ({ state }) => {
      if (!state?.unit)
        return this.restore();
      explorer.state.unit = state.unit;
      explorer.isWalking = false;
      explorer.explain();
      this.remember();
    });
    this.restore();
  }
  restore() {
    if (!location.hash.includes("="))
      return;
    const { stages, state, facts, carried } = this.explorer;
    read(location.hash.slice(1), stages, state, facts.examples.length, carried.moments.length);
    this.explorer.update(false);
  }
  remember() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.write(), 250);
  }
  write(isStep = false) {
    const { explorer } = this;
    clearTimeout(this.timer);
    if (explorer.kind !== "explorer")
      return;
    const address = `#${written(explorer.state, explorer.stages)}`;
    history.replaceState({ unit: explorer.state.unit }, "", address);
    if (isStep)
      history.pushState(null, "", address);
  }
};

// controls.js
var sliders = [
  ["right", "Shift right", 1, "px"],
  ["down", "Shift down", 1, "px"],
  ["turn", "Turn left", 1, "°"],
  ["noise", "Noise", 0.05, ""]
];
function fold(name, ...parts) {
  return element("details", { class: "fold" }, element("summary", {}, name), ...parts);
}
var Controls = class {
  constructor(carried, state, change) {
    this.carried = carried;
    this.state = state;
    this.sliders = sliders.map(([key, name, step2, unit]) => {
      const output = element("output");
      const input = element("input", {
        type: "range",
        min: String(key === "noise" ? 0 : -limits[key]),
        max: String(limits[key]),
        step: String(step2),
        value: "0",
        oninput: () => change((state2) => state2.change = { ...state2.change, [key]: Number(input.value) }, key)
      });
      return { key, unit, input, output, element: element("label", { class: "slider" }, element("span", {}, name), input, output) };
    });
    this.pinning = element("button", { type: "button", onclick: () => change((state2) => {
      state2.pinned = state2.pinned ? null : structuredClone({ digit: state2.digit, change: state2.change });
    }, "") });
    this.difference = element("input", {
      type: "checkbox",
      onchange: () => change((state2) => state2.showsDifference = this.difference.checked, "")
    });
    this.differenceNote = element("p", { class: "note" });
    const last = carried.moments.length - 1;
    this.momentName = element("output");
    this.moment = element("input", { type: "range", min: "0", max: String(last), step: "1", oninput: () => {
      const moment = Number(this.moment.value);
      change((state2) => state2.moment = moment === last ? null : moment, "moment");
    } });
    this.elements = [
      fold("Shift, turn, noise", element("div", {}, ...this.sliders.map((slider) => slider.element))),
      fold("Compare digits", element("div", {}, element("div", { class: "buttons" }, this.pinning), element("label", {}, this.difference, " Show differences"), this.differenceNote))
    ];
    if (last > 0) {
      this.elements.push(fold("Before training", element("div", {}, element("label", { class: "slider" }, element("span", {}, "Weights"), this.moment, this.momentName), element("p", { class: "note" }, "Snapshots of the training that made this network, in 255 steps a layer; the last is exact."))));
    }
  }
  show(referenceName) {
    const state = this.state();
    for (const { key, unit, input, output } of this.sliders) {
      input.value = String(state.change[key]);
      output.textContent = key === "noise" ? `±${state.change[key]}` : `${state.change[key]} ${unit}`.replace("-", "−").replace(" °", "°");
    }
    this.pinning.textContent = state.pinned ? "Unpin" : "Pin this digit";
    this.difference.checked = state.showsDifference;
    this.difference.disabled = referenceName === null;
    this.differenceNote.textContent = referenceName !== null ? `Now minus before. Before: ${referenceName.toLowerCase()}.` : "Pin a digit, then choose another: each layer shows both, on one scale.";
    this.moment.value = String(state.moment ?? this.carried.moments.length - 1);
    this.momentName.textContent = state.moment === null ? "trained" : this.carried.facts.moments[state.moment].name;
    this.moment.setAttribute("aria-valuetext", this.momentName.textContent);
  }
};

// depth.js
function depth(id, name, about, group2) {
  const section = document.querySelector(`main > section#${id}`);
  if (!section)
    return [];
  section.removeAttribute("id");
  group2.id = id;
  const part = element("div", { class: "depth" }, element("p", { class: "note" }, about), section);
  group2.append(part);
  const button2 = element("button", { type: "button", onclick: () => open(part.classList.contains("closed")) }, name);
  const open = (isOpen) => {
    part.classList.toggle("closed", !isOpen);
    button2.setAttribute("aria-expanded", String(isOpen));
  };
  open(false);
  return [button2];
}
function follow(parts) {
  const links = parts.map(({ id }) => document.querySelector(`nav a[href="#${id}"]`));
  const mark = () => {
    const passed = parts.filter((part) => part.getBoundingClientRect().top < innerHeight / 3).length;
    links.forEach((link, number) => {
      if (number === Math.max(0, passed - 1))
        link?.setAttribute("aria-current", "true");
      else
        link?.removeAttribute("aria-current");
    });
  };
  let isAsked = false;
  addEventListener("scroll", () => {
    if (isAsked)
      return;
    isAsked = true;
    requestAnimationFrame(() => {
      isAsked = false;
      mark();
    });
  }, { passive: true });
  mark();
}

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
function percent(share, decimals = 1) {
  const value = 100 * share;
  const least2 = 0.1 ** decimals;
  if (value > 0 && value < least2 / 2)
    return `< ${least2.toFixed(decimals)} %`;
  if (value < 100 && value > 100 - least2 / 2)
    return `> ${(100 - least2).toFixed(decimals)} %`;
  return `${fixed(value, value === 0 || value === 100 ? 0 : decimals)} %`;
}
var percentInWords = (share, decimals = 1) => percent(share, decimals).replace("< ", "less than ").replace("> ", "more than ").replace(" %", " %");
var capitalised = (words) => words[0].toUpperCase() + words.slice(1);
var withArticle = (digit) => digit === 8 ? "an 8" : `a ${digit}`;
function placeOf(stage, index) {
  const area = stage.height * stage.width;
  return {
    channel: Math.floor(index / area),
    row: Math.floor(index % area / stage.width),
    column: index % stage.width
  };
}
function unitName(stage, index) {
  const { channel, row: row2, column } = placeOf(stage, index);
  if (stage.kind === "input")
    return `Input, row ${row2}, column ${column}`;
  if (stage.id === "output")
    return `Output, digit ${channel}`;
  if (stage.height === 1)
    return `${stage.name}, unit ${channel}`;
  return `${stage.name}, map ${channel}, row ${row2}, column ${column}`;
}

// kernels.js
var [squareSide, space, numberRoom] = [6, 4, 22];
function drawKernels(canvas, stage, parameters, colours, width) {
  const [first, end] = stage.weights;
  const { window } = stage;
  const area = window * window;
  const depth2 = (end - first) / area / stage.channels;
  const weights = parameters.subarray(first, end);
  const scale = colours.fitting([weights], true);
  const isRow = depth2 === 1;
  const side = window * (isRow ? 8 : squareSide);
  const wide = isRow ? side + 12 : numberRoom + depth2 * (side + space) + 16;
  const columns = isRow ? stage.channels : Math.max(1, Math.min(2, Math.floor((width + 16) / wide)));
  const rows = Math.ceil(stage.channels / columns);
  const context = prepared(canvas, columns * wide - (isRow ? 12 : 16), (isRow ? 0 : numberRoom - 4) + rows * (side + (isRow ? 18 : 8)));
  context.font = "11px system-ui, sans-serif";
  const write2 = (text, x, y) => {
    context.fillStyle = pageColour("muted");
    context.fillText(text, x, y);
  };
  for (let filter = 0; filter < stage.channels; filter++) {
    const [column, row2] = isRow ? [filter, 0] : [Math.floor(filter / rows), filter % rows];
    const [left, top] = [column * wide + (isRow ? 0 : numberRoom), isRow ? 14 : numberRoom - 4 + row2 * (side + 8)];
    write2(String(filter), isRow ? left : left - numberRoom, isRow ? 10 : top + side / 2 + 4);
    for (let map = 0; map < depth2; map++) {
      if (!isRow && row2 === 0)
        write2(String(map), left + map * (side + space), 10);
      const start = (filter * depth2 + map) * area;
      const box = { x: left + map * (side + space), y: top, width: side, height: side };
      paintSquares(context, colours.image(weights.subarray(start, start + area), window, scale), box);
      context.strokeStyle = pageColour("hairline");
      context.strokeRect(box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1);
    }
  }
  const size = `${window} × ${window}`;
  const words = `${stage.channels} filters${depth2 > 1 ? `, each a row of ${depth2} kernels of ${size}, one for every map before it,` : ` of ${size}`} on one scale: weights from ${short(Math.min(...weights))} to ${short(Math.max(...weights))}.`;
  canvas.setAttribute("aria-label", words);
  return words;
}

// distribution.js
var chart = { width: 300, height: 88, floor: 70 };
var Distribution = class {
  constructor(stage, colours) {
    this.stage = stage;
    this.colours = colours;
    this.shown = null;
    this.width = 0;
    this.isConvolution = stage.kind === "convolution";
    this.kernels = element("canvas", { role: "img", class: "kernels", hidden: !this.isConvolution });
    this.range = element("p", { class: "note", hidden: !this.isConvolution });
    this.charts = ["before the activation", "after it"].map((when) => {
      const canvas = element("canvas", { role: "img" });
      const caption = element("figcaption", {});
      return { when, canvas, caption, element: element("figure", {}, canvas, caption) };
    });
    this.both = element("div", { class: "charts" }, ...this.charts.map((one) => one.element));
    this.element = element("details", { class: "closer", ontoggle: () => this.draw() }, element("summary", {}, this.isConvolution ? "Filters and histograms" : "Histograms"), this.kernels, this.range, this.both);
    new ResizeObserver(() => {
      if (this.element.clientWidth === this.width)
        return;
      this.width = this.element.clientWidth;
      this.draw();
    }).observe(this.element);
  }
  show(parameters, sums, values) {
    this.shown = { parameters, sums, values };
    this.draw();
  }
  draw() {
    if (!this.element.open || !this.shown)
      return;
    const { parameters, sums, values } = this.shown;
    if (this.isConvolution) {
      this.range.textContent = drawKernels(this.kernels, this.stage, parameters(), this.colours, this.element.clientWidth);
    }
    this.both.hidden = !sums;
    if (!sums || !values)
      return;
    const histograms = this.colours.core.histograms(sums, values);
    const most2 = Math.max(1, ...histograms.flatMap(({ counts }) => counts));
    this.charts.forEach((chart2, index) => this.drawChart(chart2, [sums, values][index], histograms[index], most2));
  }
  drawChart({ when, canvas, caption }, values, { low, high, zeros, counts }, most2) {
    const context = prepared(canvas, chart.width, chart.height);
    const wide = chart.width / counts.length;
    const tall = (count) => count / most2 * (chart.floor - 6);
    const zero = Math.min(chart.width - 0.5, Math.max(0.5, -low / (high - low) * chart.width));
    counts.forEach((count, bin) => {
      context.fillStyle = pageColour((bin + 0.5) * wide < zero ? "negative" : "active");
      context.fillRect(bin * wide, chart.floor - tall(count), wide - 0.5, tall(count));
    });
    context.fillStyle = pageColour("muted");
    const [left, height] = [Math.max(0, zero - 6), tall(zeros)];
    const isCut = height > chart.floor - 6;
    context.fillRect(left, isCut ? 15 : chart.floor - height, 6, isCut ? chart.floor - 15 : height);
    if (isCut)
      context.fillRect(left, 6, 6, 6);
    context.strokeStyle = context.fillStyle = pageColour("muted");
    context.beginPath();
    context.moveTo(0, chart.floor + 0.5);
    context.lineTo(chart.width, chart.floor + 0.5);
    context.moveTo(zero, chart.floor);
    context.lineTo(zero, chart.floor + 4);
    context.stroke();
    context.font = "11px system-ui, sans-serif";
    context.textBaseline = "top";
    const numbers = [[low, "left"], [high, "right"]];
    for (const [value, align] of numbers) {
      context.textAlign = align;
      context.fillText(short(value), align === "left" ? 0 : chart.width, chart.floor + 5);
    }
    if (zero > 30 && zero < chart.width - 40) {
      context.textAlign = "center";
      context.fillText("0", zero, chart.floor + 5);
    }
    const silence = zeros === 0 ? "none is exactly 0" : `${grouped(zeros)} (${percent(zeros / values.length)}) are exactly 0${isCut ? ", more than the chart is high" : ""}`;
    const words = `${grouped(values.length)} values ${when}, ${short(Math.min(...values))} to ${short(Math.max(...values))}; the fullest of ${counts.length} bins holds ${grouped(Math.max(...counts))}; ${silence}.`;
    canvas.setAttribute("aria-label", words);
    caption.textContent = words;
  }
};

// strip.js
var Strip = class {
  constructor(colours, name, choose) {
    this.colours = colours;
    this.choose = choose;
    this.all = [];
    this.element = element("div", { class: "strip", role: "toolbar", "aria-label": name });
    this.element.addEventListener("keydown", (event) => this.walk(event));
  }
  fill(items) {
    this.all = items.map((item) => {
      const side = Math.sqrt(item.pixels.length);
      const canvas = element("canvas", { width: side, height: side });
      const button2 = element("button", {
        type: "button",
        title: item.name,
        "aria-label": item.name,
        tabIndex: -1,
        onclick: () => this.choose(item.place)
      }, canvas, item.answer && element("b", {}, item.answer[0]), item.answer && element("span", {}, item.answer[1]));
      return { item, canvas, button: button2 };
    });
    this.element.replaceChildren(...this.all.flatMap(({ item, button: button2 }) => item.note ? [element("span", { class: "note" }, item.note), button2] : [button2]));
    this.paint();
    this.chosen = void 0;
  }
  paint() {
    for (const { canvas, item } of this.all) {
      contextOf(canvas).putImageData(this.colours.digit(item.pixels), 0, 0);
    }
  }
  show(chosen) {
    if (chosen === this.chosen)
      return;
    this.chosen = chosen;
    for (const { item, button: button2 } of this.all) {
      button2.setAttribute("aria-pressed", String(item.place === chosen));
      button2.tabIndex = item.place === (chosen ?? this.all[0].item.place) ? 0 : -1;
    }
  }
  walk(event) {
    const here = this.all.findIndex(({ button: button2 }) => button2 === document.activeElement);
    const next = { ArrowLeft: here - 1, ArrowRight: here + 1, Home: 0, End: this.all.length - 1 }[event.key];
    if (!this.all[next])
      return;
    event.preventDefault();
    this.all[next].button.focus();
    this.all[next].button.click();
  }
};
function exampleItems(carried, report) {
  const { examples } = carried.facts;
  const rank = (place) => examples.slice(0, place).filter(({ label }) => label === examples[place].label).length;
  const order = [...examples.keys()].sort((a, b) => Number(examples[a].isHard) - Number(examples[b].isHard) || rank(a) - rank(b) || examples[a].label - examples[b].label);
  const firstHard = order.find((place) => examples[place].isHard);
  return [
    { place: -1, name: "the report’s digit", pixels: report },
    ...order.map((place) => {
      const { index, label, isHard } = examples[place];
      return {
        place,
        name: `${withArticle(label)}, test digit ${index}${isHard ? ", hard" : ""}`,
        pixels: carried.examples[place],
        note: place === firstHard ? "hardest for this network" : void 0
      };
    })
  ];
}

// found.js
var shownSide = 1200;
var FoundDigits = class {
  constructor(colours, choose) {
    this.choose = choose;
    this.canvas = element("canvas");
    this.outlines = svg("svg", { "aria-hidden": "true" });
    this.sentence = element("p", { role: "status" });
    this.strip = new Strip(colours, "Digits found in the picture", (place) => choose(place < 0 ? null : place));
    this.element = element("div", { class: "reading", hidden: true }, this.sentence, element("div", { class: "reading-picture" }, this.canvas, this.outlines), this.strip.element);
    this.photograph = null;
  }
  show(photograph, place) {
    this.element.hidden = !photograph || photograph.found.length === 0;
    if (!photograph || this.element.hidden)
      return;
    if (photograph !== this.photograph)
      this.lay(photograph);
    this.strip.show(place ?? -1);
    [...this.outlines.children].forEach((outline2, digit) => outline2.classList.toggle("chosen", digit === place));
  }
  lay(photograph) {
    this.photograph = photograph;
    const { canvas: picture, found, whole } = photograph;
    const scale = Math.min(1, shownSide / Math.max(picture.width, picture.height));
    [this.canvas.width, this.canvas.height] = [picture.width, picture.height].map((length) => Math.max(1, Math.round(scale * length)));
    const context = contextOf(this.canvas);
    context.imageSmoothingQuality = "high";
    context.drawImage(picture, 0, 0, this.canvas.width, this.canvas.height);
    this.outlines.setAttribute("viewBox", `0 0 ${picture.width} ${picture.height}`);
    this.outlines.replaceChildren(...found.map(({ outline: outline2 }, place) => {
      const one = svg("polygon", { points: outline2.map((number) => number + 0.5).join(" ") });
      one.addEventListener("click", () => this.choose(place));
      return one;
    }));
    const answers = found.map(({ isAccepted, probabilities }) => {
      const probability = Math.max(...probabilities);
      return { digit: probabilities.indexOf(probability), probability, isAccepted };
    });
    this.strip.fill([
      ...answers.map(({ digit, probability, isAccepted }, place) => ({
        place,
        pixels: found[place].normalised.digit,
        answer: [isAccepted ? String(digit) : "?", percent(probability)],
        name: `digit ${place + 1} of ${found.length}: ${isAccepted ? "" : "not believed, perhaps "}${withArticle(digit)}, at ${percent(probability)}`,
        note: place > 0 && found[place].line !== found[place - 1].line ? "next line" : void 0
      })),
      ...whole ? [{ place: -1, name: "the picture as one digit", pixels: whole.digit, note: "all as one" }] : []
    ]);
    const lines = answers.reduce((text, { digit, isAccepted }, place) => text + (place > 0 && found[place].line !== found[place - 1].line ? ", " : "") + (isAccepted ? digit : "?"), "");
    this.sentence.textContent = `${found.length} digits were found: ${lines}.` + (answers.every(({ isAccepted }) => isAccepted) ? "" : " A ? stands where the evidence for any digit is too weak to be believed.");
  }
};

// camera.js
async function hasCamera() {
  if (!isSecureContext || !navigator.mediaDevices?.getUserMedia)
    return false;
  try {
    return (await navigator.mediaDevices.enumerateDevices()).some(({ kind }) => kind === "videoinput");
  } catch {
    return false;
  }
}
var Camera = class {
  constructor(take, say) {
    this.say = say;
    this.video = element("video", { autoplay: true, muted: true, playsInline: true });
    this.video.setAttribute("aria-label", "What the camera sees");
    this.taking = element("button", { type: "button", class: "main", disabled: true, onclick: async () => {
      await take(this.video);
      this.dialog.close();
    } }, "Take picture");
    this.video.addEventListener("loadeddata", () => this.taking.disabled = false);
    this.dialog = element("dialog", { class: "camera", onclose: () => this.stop() }, this.video, element("div", { class: "buttons" }, this.taking, element("button", { type: "button", onclick: () => this.dialog.close() }, "Cancel")));
    this.dialog.setAttribute("aria-label", "Camera");
  }
  async open() {
    this.taking.disabled = true;
    this.dialog.showModal();
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: { ideal: 1920 } } });
      this.video.srcObject = stream;
      if (!this.dialog.open)
        this.stop();
    } catch {
      this.dialog.close();
      this.say("The camera cannot be used: it was not allowed, or another program has it.");
    }
  }
  stop() {
    const stream = this.video.srcObject;
    for (const track of stream?.getTracks() ?? [])
      track.stop();
    this.video.srcObject = null;
  }
};

// photograph.js
var pixelsRead = 15e5;
var pixelsTaken = 12e7;
var surroundings = 0.4;
var Photograph = class {
  constructor(canvas, whole, found) {
    this.canvas = canvas;
    this.whole = whole;
    this.found = found;
  }
  normalised(digit) {
    return digit === null ? this.whole : this.found[digit].normalised;
  }
  paint(context, side, digit, colour) {
    const view = digit === null ? { left: 0, top: 0, right: this.canvas.width, bottom: this.canvas.height } : around(this.found[digit].outline);
    const extent = (1 + (digit === null ? 0 : surroundings)) * Math.max(view.right - view.left, view.bottom - view.top);
    const [left, top] = [(view.left + view.right - extent) / 2, (view.top + view.bottom - extent) / 2];
    const scale = side / extent;
    context.imageSmoothingEnabled = true;
    context.imageSmoothingQuality = "high";
    context.drawImage(this.canvas, left, top, extent, extent, 0, 0, side, side);
    if (digit !== null)
      return;
    const { box } = this.normalised(digit);
    context.strokeStyle = colour;
    context.lineWidth = 1.5;
    context.strokeRect(scale * (box.left - left), scale * (box.top - top), scale * (box.right - box.left + 1), scale * (box.bottom - box.top + 1));
  }
};
function around(outline2) {
  const [xs, ys] = [0, 1].map((axis) => outline2.filter((_, place) => place % 2 === axis).map((place) => place + 0.5));
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}
async function photographed(source, name, start) {
  let bitmap;
  try {
    bitmap = await createImageBitmap(source);
  } catch {
    return `This browser cannot read ${name} as a picture. Save or export it as PNG or JPEG.`;
  }
  const { width, height } = bitmap;
  if (width * height > pixelsTaken) {
    const [across, down] = [width, height].map(grouped);
    return `${capitalised(name)} has ${across} × ${down} pixels, and at most ${pixelsTaken / 1e6} million are read. Make it smaller.`;
  }
  const scale = Math.min(1, Math.sqrt(pixelsRead / (width * height)));
  const size = { width: Math.max(1, Math.floor(scale * width)), height: Math.max(1, Math.floor(scale * height)) };
  const canvas = element("canvas", size);
  const context = contextOf(canvas, { willReadFrequently: true });
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, 0, 0, size.width, size.height);
  bitmap.close();
  const core = await start();
  const pixels = core.put(context.getImageData(0, 0, size.width, size.height));
  context.globalCompositeOperation = "destination-over";
  context.fillStyle = "white";
  context.fillRect(0, 0, size.width, size.height);
  const whole = core.normalisePicture(pixels, size.width, size.height);
  const found = core.readLines(pixels, size.width, size.height);
  const isSeveral = found.length > 1 && !(whole && isOne(whole, found));
  if (whole || isSeveral)
    return new Photograph(canvas, whole, isSeveral ? found : []);
  return `No ink stands out from the paper in ${name}. What was read before is still here.`;
}
var isOne = ({ doubts }, found) => !doubts.some(({ kind }) => kind === severalDigits) && found.some(({ isAccepted }) => !isAccepted);

// intake.js
var Intake = class {
  constructor({ sheet, root }, start, take) {
    this.start = start;
    this.take = take;
    this.count = 0;
    this.note = element("p", { class: "intake", role: "status" });
    this.camera = element("span", { hidden: true });
    this.elements = [this.chooser("Open picture"), this.camera, this.note];
    this.offerCamera();
    this.listen(root, sheet);
  }
  chooser(name, isTaken = false) {
    const input = element("input", { type: "file", accept: "image/*", class: "unseen", onchange: () => {
      if (input.files?.[0])
        this.read(input.files[0]);
      input.value = "";
    } });
    if (isTaken)
      input.setAttribute("capture", "environment");
    return element("label", { class: "file" }, input, name);
  }
  async offerCamera() {
    const name = "Camera";
    if (matchMedia("(pointer: coarse)").matches)
      this.camera.append(this.chooser(name, true));
    else if (await hasCamera()) {
      const camera = new Camera((video) => this.read(video), (words) => this.say(words));
      this.camera.append(element("button", { type: "button", onclick: () => camera.open() }, name), camera.dialog);
    } else
      return;
    this.camera.hidden = false;
  }
  listen(root, sheet) {
    const over = (isOver) => sheet.classList.toggle("over", isOver);
    const holdsFiles = (data) => data?.types.includes("Files");
    const on = (kind, heard) => root.addEventListener(kind, heard);
    on("dragover", (event) => {
      if (!holdsFiles(event.dataTransfer))
        return;
      event.preventDefault();
      over(true);
    });
    on("dragleave", ({ relatedTarget }) => {
      if (relatedTarget === null)
        over(false);
    });
    on("drop", (event) => {
      over(false);
      if (!holdsFiles(event.dataTransfer))
        return;
      event.preventDefault();
      this.readFirst(event.dataTransfer);
    });
    on("paste", (event) => {
      if (!holdsFiles(event.clipboardData))
        return;
      event.preventDefault();
      this.readFirst(event.clipboardData);
    });
  }
  async readFirst(data) {
    const files = data?.files ?? [];
    if (files.length === 0)
      return this.say("There is no file in what was dropped.");
    const isRead = await this.read(files[0]);
    if (isRead && files.length > 1)
      this.say(`The first of ${files.length} files was read.`);
  }
  async read(source) {
    const number = ++this.count;
    this.say("Reading the picture …");
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const name = source instanceof File ? `“${source.name}”` : "the camera’s picture";
    const result = await photographed(source, name, this.start).catch((error) => `Reading ${name} failed (${error}). What was read before is still here.`);
    if (number !== this.count)
      return false;
    this.say(typeof result === "string" ? result : "");
    if (typeof result === "string")
      return false;
    this.take(result);
    return true;
  }
  say(words) {
    if (this.note.textContent !== words)
      this.note.textContent = words;
  }
};

// geometry.js
var labelHeight = 15;
var edge = 2;
var gap = 8;
var [least, touchable] = [5, 7];
var [largestMap, largestInput, largestUnit] = [168, 224, 24];
var sideUnit = 24;
var Geometry = class {
  constructor(stage, width) {
    const { channels } = stage;
    this.stage = stage;
    this.isDense = stage.height === 1;
    const isAlone = channels === 1;
    const between = this.isDense || isAlone ? 0 : gap;
    const room = width - 2 * edge;
    const cell = (across) => {
      const side = Math.floor((room - between * (across - 1)) / across);
      if (isAlone)
        return Math.floor(Math.min(side, largestInput) / stage.width);
      if (this.isDense)
        return Math.min(side, stage.id === "output" ? 2 * largestUnit : largestUnit);
      return Math.floor(Math.min(Math.max(1, Math.floor(side / sideUnit)) * sideUnit, largestMap) / stage.width);
    };
    this.across = stage.across;
    while (this.across > 2 && cell(this.across) < (width < 560 ? touchable : least))
      this.across = Math.ceil(this.across / 2);
    this.cell = Math.max(1, cell(this.across));
    this.cellHeight = stage.id === "output" ? 28 : this.cell;
    this.label = stage.id === "output" || !this.isDense && !isAlone ? labelHeight : 0;
    this.pitch = this.cell * stage.width + between;
    this.rowPitch = this.cellHeight * stage.height + this.label + between;
    this.width = this.pitch * this.across - between + 2 * edge;
    this.height = this.rowPitch * Math.ceil(channels / this.across) - between + 2 * edge;
  }
  origin(channel) {
    return {
      x: edge + channel % this.across * this.pitch,
      y: edge + Math.floor(channel / this.across) * this.rowPitch + this.label
    };
  }
  box(channel, region) {
    const { x, y } = this.origin(channel);
    return {
      x: x + region.left * this.cell,
      y: y + region.top * this.cellHeight,
      width: (region.right - region.left + 1) * this.cell,
      height: (region.bottom - region.top + 1) * this.cellHeight
    };
  }
  unit(x, y) {
    const { channels, width, height } = this.stage;
    for (let channel = 0; channel < channels; channel++) {
      const corner = this.origin(channel);
      const column = Math.floor((x - corner.x) / this.cell);
      const row2 = Math.floor((y - corner.y) / this.cellHeight);
      if (column >= 0 && column < width && row2 >= 0 && row2 < height)
        return (channel * height + row2) * width + column;
    }
    return null;
  }
  neighbour(index, right, down) {
    const { channels, width, height } = this.stage;
    let { channel, row: row2, column } = placeOf(this.stage, index);
    row2 += down;
    column += right;
    const step2 = Math.floor(column / width) + Math.floor(row2 / height) * this.across;
    if (channel + step2 < 0 || channel + step2 >= channels)
      return index;
    channel += step2;
    return (channel * height + (row2 + height) % height) * width + (column + width) % width;
  }
};

// maps.js
var Maps = class {
  constructor(stage, colours) {
    this.stage = stage;
    this.colours = colours;
    this.isDense = stage.height === 1;
    this.labels = Array.from({ length: stage.channels > 1 ? stage.channels : 0 }, (_, channel) => element("span", { class: "label" }, String(channel)));
    this.sizes = this.isDense ? [{ width: stage.across, height: Math.ceil(stage.channels / stage.across) }] : Array.from({ length: stage.channels }, () => ({ width: stage.width, height: stage.height }));
    this.pictures = this.sizes.map(({ width, height }) => {
      const canvas = element("canvas", { width, height });
      const context = contextOf(canvas);
      const image = context.createImageData(width, height);
      return { canvas, context, image, pixels: new Uint32Array(image.data.buffer) };
    });
    this.frames = svg("path", { class: "frames" });
    this.crosses = svg("path", { class: "crosses" });
    this.drawing = svg("svg", { "aria-hidden": "true" });
    this.drawing.append(this.frames, this.crosses);
    this.element = element("div", { class: "units" }, ...this.pictures.map(({ canvas }) => canvas), ...this.labels, this.drawing);
  }
  layOut(geometry) {
    this.geometry = geometry;
    const { channels, width, height } = this.stage;
    const whole = (channel) => geometry.box(channel, { top: 0, bottom: height - 1, left: 0, right: width - 1 });
    set(this.element, { x: 0, y: 0, width: geometry.width, height: geometry.height });
    this.drawing.setAttribute("viewBox", `0 0 ${geometry.width} ${geometry.height}`);
    this.pictures.forEach(({ canvas }, number) => {
      const { x, y } = geometry.origin(number);
      const { width: width2, height: height2 } = this.sizes[number];
      set(canvas, { x, y, width: width2 * geometry.cell, height: height2 * geometry.cellHeight });
    });
    this.labels.forEach((label, channel) => {
      label.hidden = geometry.label === 0;
      const { x, y } = geometry.origin(channel);
      label.style.left = `${x}px`;
      label.style.top = `${y - geometry.label}px`;
    });
    this.frames.setAttribute("d", Array.from({ length: channels }, (_, channel) => outline(whole(channel))).join(""));
  }
  paint(values, scale, off, filled = Infinity) {
    const { stage, colours, geometry } = this;
    const area = this.isDense ? stage.channels : stage.height * stage.width;
    const blank2 = colours.number(0, scale);
    this.pictures.forEach(({ context, image, pixels }, number) => {
      const end = values ? Math.min(area, filled) : 0;
      for (let index = 0; index < end; index++) {
        pixels[index] = colours.number(values[number * area + index], scale);
      }
      pixels.fill(blank2, end, area);
      context.putImageData(image, 0, 0);
    });
    if (!geometry)
      return;
    this.labels.forEach((label, channel) => {
      const text = `${channel}${off.has(channel) ? " off" : ""}`;
      if (label.textContent !== text)
        label.textContent = text;
    });
    const crossed = [...off].map((channel) => {
      const { x, y, width, height } = geometry.box(channel, { top: 0, bottom: stage.height - 1, left: 0, right: stage.width - 1 });
      return `M${x} ${y + height}l${width} ${-height}`;
    }).join("");
    if (this.crosses.getAttribute("d") !== crossed)
      this.crosses.setAttribute("d", crossed);
  }
};
function set(part, { x, y, width, height }) {
  Object.assign(part.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
}
var outline = ({ x, y, width, height }) => `M${x + 0.5} ${y + 0.5}h${width - 1}v${height - 1}h${1 - width}z`;
function unitBox(geometry, index) {
  const { channel, row: row2, column } = placeOf(geometry.stage, index);
  return geometry.box(channel, { top: row2, bottom: row2, left: column, right: column });
}

// layer.js
var Layer = class {
  constructor(stage, colours, listener) {
    this.stage = stage;
    this.colours = colours;
    this.listener = listener;
    this.selected = 0;
    this.isSeen = true;
    this.isStale = false;
    this.width = 0;
    this.filled = Infinity;
    this.shown = null;
    this.maps = new Maps(stage, colours);
    this.units = this.maps.element;
    this.units.tabIndex = 0;
    this.units.setAttribute("role", "application");
    this.units.setAttribute("aria-roledescription", "layer of units");
    this.units.setAttribute("aria-label", `${stage.name}: ${stage.purpose}. Arrow keys move from unit to unit.`);
    this.marks = svg("path", { class: "mark" });
    this.maps.drawing.append(this.marks);
    this.pinned = new Maps(stage, colours);
    this.pinned.element.setAttribute("role", "img");
    this.pinned.element.setAttribute("aria-label", `${stage.name} of the pinned digit`);
    this.pinnedPart = element("div", { hidden: true }, element("p", { class: "pinned" }, "Pinned, on the same scale"), this.pinned.element);
    this.range = element("span", { class: "range" });
    this.bar = element("canvas", { class: "bar", width: 96, height: 1, role: "img", "aria-label": "colour scale" });
    this.head = element("div", { class: "layer-head" }, element("h3", {}, capitalised(stage.name)), element("span", { class: "what" }, stage.purpose), element("span", { class: "scale" }, this.bar, this.range));
    this.room = element("div", { class: "room" }, this.units, this.pinnedPart);
    this.element = element("div", { class: `layer layer-${stage.id}` }, this.head, this.room);
    this.listen();
  }
  listen() {
    const { units, listener } = this;
    new IntersectionObserver(([entry]) => {
      this.isSeen = entry.isIntersecting;
      if (this.isSeen)
        this.settle();
    }, { rootMargin: "100px" }).observe(units);
    new ResizeObserver(() => this.layOut()).observe(this.room);
    const at = (event) => {
      const corner = units.getBoundingClientRect();
      return this.geometry?.unit(event.clientX - corner.left, event.clientY - corner.top) ?? null;
    };
    const isTouch = (event) => event.pointerType === "touch";
    units.addEventListener("pointermove", (event) => listener.point(at(event), isTouch(event)));
    units.addEventListener("pointerleave", () => listener.point(null, false));
    units.addEventListener("pointerup", (event) => {
      const index = isTouch(event) ? at(event) : null;
      if (index !== null)
        listener.select(index, false);
    });
    units.addEventListener("click", (event) => {
      const index = at(event);
      if (index !== null)
        listener.select(index, false);
    });
    units.addEventListener("focus", () => {
      if (units.matches(":focus-visible"))
        listener.select(this.selected, true);
    });
    units.addEventListener("keydown", (event) => {
      const moves = {
        ArrowLeft: [-1, 0],
        ArrowRight: [1, 0],
        ArrowUp: [0, -1],
        ArrowDown: [0, 1],
        PageUp: [-this.stage.width, 0],
        PageDown: [this.stage.width, 0]
      };
      const move = moves[event.key];
      if (!move || event.ctrlKey || event.altKey || event.metaKey)
        return;
      event.preventDefault();
      if (this.geometry)
        listener.select(this.geometry.neighbour(this.selected, ...move), true);
    });
  }
  layOut() {
    const width = this.room.clientWidth;
    if (width === 0 || width === this.width)
      return;
    this.width = width;
    this.geometry = new Geometry(this.stage, width);
    this.maps.layOut(this.geometry);
    this.pinned.layOut(this.geometry);
    this.draw();
  }
  show(shown) {
    this.shown = shown;
    this.isStale = true;
    if (this.isSeen)
      this.draw();
  }
  settle() {
    if (this.isStale)
      this.draw();
  }
  mark(marks, unit) {
    if (unit !== null)
      this.selected = unit;
    this.marked = { marks, unit };
    const { geometry } = this;
    if (!geometry)
      return;
    const boxes = marks.flatMap(({ channels, region }) => (channels ?? [...Array(this.stage.channels).keys()]).map((channel) => geometry.box(channel, region)));
    if (unit !== null)
      boxes.push(unitBox(geometry, unit));
    const path = boxes.map(({ x, y, width, height }) => `M${x - 1} ${y - 1}h${width + 2}v${height + 2}h${-width - 2}z`).join("");
    if (this.marks.getAttribute("d") !== path)
      this.marks.setAttribute("d", path);
  }
  fill(filled) {
    this.filled = filled;
    this.draw();
  }
  draw() {
    if (!this.shown || !this.geometry)
      return;
    this.isStale = false;
    const { values, pinned, scale, off } = this.shown;
    this.maps.paint(values, scale, off, this.filled);
    this.pinnedPart.hidden = !pinned;
    if (pinned)
      this.pinned.paint(pinned, scale, off);
    if (this.marked)
      this.mark(this.marked.marks, this.marked.unit);
    const low = scale.kind === "signed" ? -scale.limit : 0;
    const isBlank = scale.kind !== "ink" && ![values ?? [], pinned ?? []].some((all) => all.some((value) => value !== 0));
    const range = values === null ? "" : isBlank ? "all 0" : `${short(low)} … ${short(scale.limit)}`;
    if (this.range.textContent !== range)
      this.range.textContent = range;
    this.bar.hidden = values === null;
    const steps = Float32Array.from({ length: 96 }, (_, step2) => low + (scale.limit - low) * step2 / 95);
    contextOf(this.bar).putImageData(this.colours.image(steps, 96, scale), 0, 0);
  }
};
function scaleOf(stage, values, colours) {
  if (stage.kind === "input")
    return ink;
  if (stage.id === "output")
    return { kind: "activation", limit: 1 };
  return colours.fitting(values);
}

// lines.js
var leastShare = 4e-3;
var [thickest, thinnest] = [12, 0.75];
var Lines = class {
  constructor(bench, layers) {
    this.bench = bench;
    this.layers = layers;
    this.raising = svg("g", { class: "raising" });
    this.lowering = svg("g", { class: "lowering" });
    this.sources = svg("path", { class: "sources" });
    this.element = svg("svg", { class: "lines", "aria-hidden": "true" });
    this.element.append(this.lowering, this.raising, this.sources);
    this.corners = null;
    bench.append(this.element);
    new ResizeObserver(() => this.move()).observe(bench);
  }
  move() {
    this.corners = null;
    this.show(this.paths ?? []);
  }
  show(paths) {
    this.paths = paths;
    this.corners ??= this.measured();
    const { corners } = this;
    const boxOf = (stage, index) => {
      const { geometry } = this.layers[stage];
      const corner = corners[stage];
      if (!geometry || !corner)
        return null;
      const { x, y, width, height } = unitBox(geometry, index);
      return { x: corner.x + x, y: corner.y + y, width, height };
    };
    const made = [[], []];
    let around2 = "";
    for (const { stage, source, target, share, isPositive } of paths) {
      const [from, to] = [boxOf(stage, source), boxOf(stage + 1, target)];
      if (share < leastShare || !from || !to)
        continue;
      made[isPositive ? 0 : 1].push(lineBetween(from, to, share));
      around2 += `M${from.x} ${from.y}h${from.width}v${from.height}h${-from.width}z`;
    }
    this.raising.replaceChildren(...made[0]);
    this.lowering.replaceChildren(...made[1]);
    this.sources.setAttribute("d", around2);
  }
  measured() {
    const bench = this.bench.getBoundingClientRect();
    return this.layers.map(({ units }) => {
      const { left, top, width } = units.getBoundingClientRect();
      return width === 0 ? null : { x: left - bench.left, y: top - bench.top };
    });
  }
};
function lineBetween(from, to, share) {
  return svg("line", {
    x1: String(from.x + from.width / 2),
    y1: String(from.y + from.height / 2),
    x2: String(to.x + to.width / 2),
    y2: String(to.y + to.height / 2),
    "stroke-width": String(Math.max(thinnest, thickest * share))
  });
}

// play.js
var duration = 8e3;
var still = matchMedia("(prefers-reduced-motion: reduce)");
var Play = class {
  constructor(layer, show) {
    this.layer = layer;
    this.showPlace = show;
    this.area = layer.stage.height * layer.stage.width;
    this.done = 0;
    this.frame = void 0;
    this.button = element("button", { type: "button", class: "play", onclick: () => this.press() });
    this.name();
    still.addEventListener("change", () => this.stop());
  }
  get isPlaying() {
    return this.frame !== void 0;
  }
  name() {
    const what = still.matches ? this.done ? "Next row" : "Row by row" : this.isPlaying ? "Pause" : this.done ? "Go on" : "Play";
    this.button.textContent = what;
    this.button.setAttribute("aria-label", `${what}: ${this.layer.stage.name}’s window goes over the layer before`);
  }
  press() {
    if (still.matches)
      this.go(Math.min(this.area, this.done + this.layer.stage.width));
    else if (this.isPlaying)
      this.pause();
    else
      this.start();
  }
  start() {
    let before = performance.now();
    let exact = this.done;
    const step2 = (now) => {
      exact += Math.max(0, now - before) / duration * this.area;
      before = now;
      this.frame = requestAnimationFrame(step2);
      this.go(Math.min(this.area, Math.floor(exact)));
    };
    this.frame = requestAnimationFrame(step2);
    this.name();
  }
  go(done) {
    if (this.done === this.area)
      return this.stop();
    this.done = done;
    this.layer.fill(done);
    this.showPlace(Math.max(0, done - 1));
    this.name();
  }
  pause() {
    cancelAnimationFrame(this.frame ?? 0);
    this.frame = void 0;
    this.name();
  }
  stop() {
    this.pause();
    if (this.done === 0)
      return;
    this.done = 0;
    this.layer.fill(Infinity);
    this.showPlace(null);
    this.name();
  }
};

// saving.js
var margin = 24;
function savePicture(part, name) {
  const frame = part.getBoundingClientRect();
  const canvas = element("canvas", {
    width: Math.round(2 * (frame.width + 2 * margin)),
    height: Math.round(2 * (part.scrollHeight + 2 * margin))
  });
  const context = contextOf(canvas);
  context.scale(2, 2);
  context.fillStyle = pageColour("ground");
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.translate(margin - frame.left, margin - frame.top);
  context.imageSmoothingEnabled = false;
  paint(part, context);
  saveCanvas(canvas, name);
}
var controls = ".buttons, .acts, .tools, .strip, .unseen, .lever, .contribution, .editor, .play, .fold-panel, .folds > button, .sheet, .fold, details:not([open]), input, select";
function paint(part, context) {
  const box = part.getBoundingClientRect();
  const style = getComputedStyle(part);
  if (box.width === 0 || style.visibility === "hidden" || part.matches(controls))
    return;
  if (part instanceof HTMLCanvasElement) {
    context.drawImage(part, box.left, box.top, box.width, box.height);
    return;
  }
  if (part instanceof SVGSVGElement) {
    for (const line of part.querySelectorAll("path, line"))
      drawLine(line, context, box);
    return;
  }
  if (style.backgroundColor !== "rgba(0, 0, 0, 0)") {
    context.fillStyle = style.backgroundColor;
    context.fillRect(box.left, box.top, box.width, box.height);
  }
  for (const child of part.childNodes) {
    if (child instanceof Text)
      write(child, context, style);
    else if (child instanceof Element)
      paint(child, context);
  }
}
function drawLine(line, context, box) {
  const style = getComputedStyle(line);
  const [x1, y1, x2, y2] = ["x1", "y1", "x2", "y2"].map((name) => line.getAttribute(name));
  context.save();
  context.translate(box.left, box.top);
  context.globalAlpha = Number(getComputedStyle(line.parentElement).opacity);
  context.strokeStyle = style.stroke;
  context.lineWidth = parseFloat(style.strokeWidth);
  context.stroke(new Path2D(line.getAttribute("d") ?? `M${x1} ${y1}L${x2} ${y2}`));
  context.restore();
}
function write(text, context, style) {
  context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  context.fillStyle = style.color;
  const range = document.createRange();
  for (const word of text.data.matchAll(/\S+/g)) {
    const start = word.index ?? 0;
    range.setStart(text, start);
    range.setEnd(text, start + word[0].length);
    const box = range.getBoundingClientRect();
    if (box.width === 0)
      continue;
    const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = context.measureText(word[0]);
    context.fillText(word[0], box.left, box.top + (box.height + up - down) / 2);
  }
}
function saveCanvas(canvas, name) {
  canvas.toBlob((blob) => {
    if (!blob)
      return;
    const address = URL.createObjectURL(blob);
    element("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1e3);
  });
}

// steps.js
var zoom = 4;
var Steps = class {
  constructor(facts, colours, leaveOut) {
    this.facts = facts;
    this.colours = colours;
    this.side = facts.stages[0].width;
    const size = zoom * this.side;
    this.plainly = element("input", { type: "checkbox", onchange: () => leaveOut(this.plainly.checked) });
    this.steps = ["Ink", "Scaled", "At full strength", "Centred"].map((name) => {
      const canvas = element("canvas", { width: size, height: size, role: "img", "aria-label": name });
      const title = element("b", {}, name);
      const sentence = element("span");
      return { name, canvas, title, sentence, element: element("figure", {}, canvas, element("figcaption", {}, title, sentence)) };
    });
    this.note = element("p", { class: "note", role: "status" });
    this.none = element("p", { class: "note" }, "Draw a digit or choose a picture, and here stands how it becomes what the network sees.");
    this.pictures = element("div", { class: "steps" }, ...this.steps.map((one) => one.element));
    this.element = element("div", { class: "normalising" }, element("label", {}, this.plainly, " Leave normalisation out"), this.none, this.pictures);
    this.shown = null;
  }
  open() {
    if (this.shown)
      this.show(...this.shown);
  }
  show(seen, isPlain) {
    this.shown = [seen, isPlain];
    this.plainly.checked = isPlain;
    this.plainly.disabled = seen.drawing === null;
    this.pictures.hidden = seen.drawing === null && seen.normalised === null;
    this.none.hidden = !this.pictures.hidden;
    this.describe(seen, isPlain);
    if (this.element.closest("details")?.open === false)
      return;
    const { normalised } = seen;
    const size = zoom * this.side;
    const contexts = this.steps.map(({ canvas }) => {
      const context = contextOf(canvas);
      context.fillStyle = pageColour("ground");
      context.fillRect(0, 0, size, size);
      context.strokeStyle = pageColour("accent");
      context.lineWidth = 1;
      return context;
    });
    if (!normalised)
      return;
    const { height, width, box, ink: shown, scaled, strengthened, mass, origin, digit } = normalised;
    const part = size / Math.max(width, height);
    const [across, down] = [(size - part * width) / 2, (size - part * height) / 2];
    const all = { x: across, y: down, width: part * width, height: part * height };
    paintSquares(contexts[0], this.colours.image(shown.values, shown.width, ink), all);
    const whole = { x: 0, y: 0, width: size, height: size };
    if (isPlain)
      return paintSquares(contexts[3], this.colours.digit(seen.pixels), whole);
    contexts[0].strokeRect(across + box.left * part, down + box.top * part, (box.right - box.left + 1) * part, (box.bottom - box.top + 1) * part);
    [scaled, strengthened].forEach(({ values, width: width2, height: height2 }, index) => {
      const frame = {
        x: (size - zoom * width2) / 2,
        y: (size - zoom * height2) / 2,
        width: zoom * width2,
        height: zoom * height2
      };
      paintSquares(contexts[1 + index], this.colours.image(values, width2, ink), frame);
      contexts[1 + index].strokeRect(frame.x - 0.5, frame.y - 0.5, frame.width + 1, frame.height + 1);
    });
    paintSquares(contexts[3], this.colours.digit(digit), whole);
    cross(contexts[3], zoom * (origin.column + mass.column + 0.5), zoom * (origin.row + mass.row + 0.5), 6);
    cross(contexts[3], size / 2, size / 2, size / 2);
  }
  describe({ drawing, photograph, normalised }, isPlain) {
    const sentences = !normalised ? [] : isPlain ? ["the whole sheet", "", "", "by ten, and nothing is moved"] : stepSentences(normalised, this.facts.thinPenWidth);
    this.steps.forEach(({ name, title, sentence, element: element2 }, index) => {
      element2.hidden = isPlain && (index === 1 || index === 2);
      title.textContent = isPlain && index === 3 ? "Shrunk" : name;
      sentence.textContent = sentences[index] ?? "";
    });
    const words = !drawing && !photograph ? "Nothing is drawn yet." : !normalised ? "No ink stands out from the paper." : isPlain ? "Normalisation is left out: the network sees the whole sheet, shrunk as it is." : normalised.doubts.map(({ kind, amount }) => this.facts.doubts[kind].replace("{}", kind === severalDigits ? String(amount) : percentInWords(amount, 0))).join(" ");
    if (this.note.textContent !== words)
      this.note.textContent = words;
  }
};
function stepSentences({ box, scaled, penWidth: penWidth2 }, thinPenWidth) {
  const size = (width, height) => `${width} × ${height}`;
  return [
    `${size(box.right - box.left + 1, box.bottom - box.top + 1)} pixels`,
    `to ${size(scaled.width, scaled.height)}, strokes ${penWidth2.toFixed(1)} wide`,
    penWidth2 < thinPenWidth ? "thin strokes widened" : "strokes broad enough",
    "the centre of mass near the middle"
  ];
}
function cross(context, x, y, reach2) {
  context.lineWidth = reach2 > 20 ? 0.5 : 2;
  context.beginPath();
  context.moveTo(x - reach2, y);
  context.lineTo(x + reach2, y);
  context.moveTo(x, y - reach2);
  context.lineTo(x, y + reach2);
  context.stroke();
}

// verdict.js
var Verdict = class {
  constructor(facts) {
    this.facts = facts;
    this.sentence = element("p", { class: "taken", role: "status" });
    this.rows = Array.from({ length: facts.stages[facts.stages.length - 1].count }, (_, digit) => {
      const now = element("span", { class: "now" });
      const before = element("span", { class: "before" });
      const number = element("td", { class: "amount" });
      const logit = element("td", { class: "logit" });
      const row2 = element("tr", {}, element("th", { scope: "row" }, String(digit)), element("td", { class: "probability" }, element("span", { class: "track", "aria-hidden": "true" }, now, before)), number, logit);
      return { row: row2, now, before, number, logit };
    });
    this.head = element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "digit"), element("td"), element("th", { scope: "col" }, "probability"), element("th", { scope: "col" }, "logit")));
    this.bars = element("table", { class: "bars" }, element("caption", { class: "unseen" }, "How likely each digit is"), this.head, element("tbody", {}, ...this.rows.map(({ row: row2 }) => row2)));
  }
  show(probabilities, logits, before, beforeName, label) {
    if (!probabilities || !logits)
      return this.say("Nothing is drawn, so the network is not asked.", -1, () => ["", "–", "–", null]);
    const winner = likeliest(probabilities);
    let words = `Taken for ${withArticle(winner)}, at ${percent(probabilities[winner])}.`;
    if (probabilities[winner] < this.facts.sureProbability)
      words += ` ${this.facts.unsureSentence}`;
    if (label !== null)
      words += winner === label ? " That is right." : ` It shows ${withArticle(label)}.`;
    if (before) {
      const was = likeliest(before);
      const now = percent(probabilities[was]);
      words += was === winner ? ` ${beforeName}: ${percent(before[was])}.` : ` ${beforeName}: ${withArticle(was)}, at ${percent(before[was])}; that is at ${now} now.`;
    }
    this.say(words, winner, (digit) => [`${100 * probabilities[digit]}%`, percent(probabilities[digit]), short(logits[digit], true), before && before[digit]]);
  }
  say(words, winner, row2) {
    if (this.sentence.textContent !== words)
      this.sentence.textContent = words;
    this.rows.forEach((one, digit) => {
      const [width, probability, logit, before] = row2(digit);
      one.row.classList.toggle("winner", digit === winner);
      one.now.style.width = width || "0";
      one.before.hidden = before === null;
      if (before !== null)
        one.before.style.left = `calc(${100 * before}% - 1px)`;
      if (one.number.textContent !== probability)
        one.number.textContent = probability;
      if (one.logit.textContent !== logit)
        one.logit.textContent = logit;
    });
  }
};
var likeliest = (probabilities) => probabilities.indexOf(Math.max(...probabilities));

// editor.js
var Editor = class {
  constructor(edit) {
    this.chosen = null;
    const change = (event) => {
      const value = Number(event.target.value);
      if (this.chosen && event.target.value !== "" && Number.isFinite(value))
        edit(this.chosen.index, value);
    };
    this.name = element("span", { class: "what" });
    this.slider = element("input", { type: "range", step: "0.01", oninput: change });
    this.number = element("input", { type: "number", step: "0.01", onchange: change });
    this.back = element("button", { type: "button", onclick: () => this.chosen && edit(this.chosen.index, null) });
    this.element = element("div", { class: "editor", role: "group", "aria-label": "Change a weight", hidden: true }, this.name, this.slider, this.number, this.back);
  }
  show(chosen) {
    this.chosen = chosen;
    this.element.hidden = chosen === null;
    if (!chosen)
      return;
    const { name, value, learned, limit } = chosen;
    this.name.textContent = name;
    const text = String(Math.round(value * 1e4) / 1e4);
    for (const input of [this.slider, this.number]) {
      input.setAttribute("aria-label", name);
      input.min = String(-limit);
      input.max = String(limit);
      if (Number(input.value) !== Number(text))
        input.value = text;
    }
    this.back.textContent = `Put back ${short(learned, true)}`;
    this.back.disabled = value === learned;
  }
};

// grid.js
var Grid = class {
  constructor(colours, choose = null) {
    this.colours = colours;
    this.choose = choose;
    this.cells = [];
    this.caption = element("caption", {});
    this.body = element("tbody", {});
    this.element = element("table", { class: choose ? "grid kernel" : "grid" }, this.caption, this.body);
    if (choose)
      this.body.addEventListener("keydown", (event) => this.walk(event));
  }
  show(caption, values, columns, scale, { chosen, changed } = { chosen: -1, changed: /* @__PURE__ */ new Set() }) {
    this.columns = columns;
    this.caption.textContent = caption;
    if (this.cells.length !== values.length)
      this.build(values.length);
    values.forEach((value, index) => {
      const { square, number } = this.cells[index];
      const text = short(value, scale.kind === "signed");
      if (number.textContent !== text)
        number.textContent = text;
      number.classList.toggle("long", text.length > 6);
      square.style.color = this.colours.textOn(value, scale);
      square.style.backgroundColor = this.colours.of(value, scale);
      if (!this.choose)
        return;
      number.setAttribute("aria-pressed", String(index === chosen));
      number.tabIndex = index === Math.max(0, chosen) ? 0 : -1;
      number.setAttribute("aria-label", `weight in row ${Math.floor(index / columns)}, column ${index % columns}: ${text}${changed.has(index) ? ", changed" : ""}`);
      number.classList.toggle("changed", changed.has(index));
    });
  }
  build(count) {
    const columns = this.columns ?? 1;
    const { choose } = this;
    this.cells = Array.from({ length: count }, (_, index) => {
      if (!choose) {
        const square = element("td");
        return { square, number: square };
      }
      const number = element("button", { type: "button", onclick: () => choose(index) });
      return { square: element("td", {}, number), number };
    });
    this.body.replaceChildren(...Array.from({ length: count / columns }, (_, row2) => element("tr", {}, ...this.cells.slice(row2 * columns, (row2 + 1) * columns).map(({ square }) => square))));
  }
  walk(event) {
    const columns = this.columns ?? 1;
    const step2 = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[event.key];
    const next = this.cells[this.cells.findIndex(({ number }) => number === document.activeElement) + step2];
    if (!step2 || !next)
      return;
    event.preventDefault();
    next.number.focus();
  }
};

// terms.js
var listed = 8;
var Terms = class {
  constructor(select, chooseBias) {
    this.sources = Array.from({ length: listed }, () => ({ stage: 0, index: 0 }));
    this.rows = this.sources.map((_, number) => {
      const button2 = element("button", { type: "button", onclick: () => {
        const { stage, index } = this.sources[number];
        select(stage, index);
      } });
      return { button: button2, ...row(button2) };
    });
    this.others = row("");
    this.bias = row(element("button", { type: "button", onclick: chooseBias, title: "Change it" }, "bias"));
    this.sum = row("sum");
    this.sum.element.className = "total";
    this.caption = element("caption", {});
    this.element = element("table", { class: "terms" }, this.caption, element("tbody", {}, ...[...this.rows, this.others, this.bias, this.sum].map((one) => one.element)));
  }
  show(stages, number, { terms, bias, sum }, isBiasChanged) {
    const previous = stages[number - 1];
    const sorted = [...terms].sort((a, b) => Math.abs(b.product) - Math.abs(a.product));
    const largest = sorted.slice(0, listed).filter((term) => term.product !== 0);
    const rest = sorted.slice(largest.length).reduce((total, term) => total + term.product, 0);
    const limit = Math.max(...[largest[0]?.product ?? 0, rest, bias].map(Math.abs)) || 1;
    const words = `The largest contributions, from ${previous.kind === "input" ? "the input" : previous.name}${previous.height > 1 ? " (row, column)" : ""}`;
    if (this.caption.textContent !== words)
      this.caption.textContent = words;
    this.rows.forEach((row2, place) => {
      const term = largest[place];
      row2.element.hidden = !term;
      if (!term)
        return;
      this.sources[place] = { stage: number - 1, index: term.index };
      row2.button.textContent = brief(previous, term.index);
      row2.button.setAttribute("aria-label", unitName(previous, term.index));
      row2.show(`${short(term.input)} × ${short(term.weight)}`, term.product, limit);
    });
    const others = terms.length - largest.length;
    this.others.element.hidden = others === 0;
    this.others.source.textContent = others === 1 ? "1 other" : `${others} others`;
    this.others.show("", rest, limit);
    this.bias.element.hidden = !stages[number].hasWeights;
    this.bias.show(isBiasChanged ? "changed" : "", bias, limit);
    this.sum.show("", sum, null);
  }
};
function row(name) {
  const source = element("th", { scope: "row" }, name);
  const how = element("td", {});
  const amount = element("td", { class: "amount" });
  const filled = element("span", {});
  const balance = element("span", { class: "balance", "aria-hidden": "true" }, filled);
  return {
    source,
    element: element("tr", {}, source, how, amount, element("td", {}, balance)),
    show(text, value, limit) {
      how.textContent = text;
      amount.textContent = short(value, true);
      balance.hidden = limit === null;
      if (limit !== null)
        fill(filled, value / limit);
    }
  };
}
function brief(stage, index) {
  const { channel, row: row2, column } = placeOf(stage, index);
  if (stage.height === 1)
    return `unit ${channel}`;
  return `${stage.kind === "input" ? "" : `map ${channel} `}(${row2}, ${column})`;
}
function fill(filled, share) {
  filled.className = share < 0 ? "less" : "more";
  filled.style.width = `${50 * Math.abs(share)}%`;
}

// why.js
var Why = class {
  constructor(facts, colours, listener, layersPage) {
    this.facts = facts;
    this.colours = colours;
    this.listener = listener;
    this.layersPage = layersPage;
    this.map = { stage: -1, channel: null };
    this.chosen = { stage: -1, channel: -1, parameter: -1 };
    this.heading = element("h3", {});
    this.folding = element("button", { type: "button", class: "fold-panel", onclick: () => this.fold(!this.isFolded) });
    this.summary = element("p", { class: "summary" });
    this.announcement = element("p", { class: "unseen", role: "status" });
    this.lever = element("button", { type: "button", class: "lever", onclick: () => {
      const { number, index } = this.shown ?? { number: 0, index: 0 };
      this.listener.toggle(number, placeOf(this.facts.stages[number], index).channel);
    } });
    this.contribution = element("a", { class: "contribution" });
    this.choice = element("div", { class: "maps", role: "group" });
    this.patch = new Grid(colours);
    this.kernel = new Grid(colours, (index) => this.chooseWeight(index));
    this.means = new Grid(colours);
    this.products = new Grid(colours);
    const sign = (text) => element("p", { class: "sign", "aria-hidden": "true" }, text);
    this.grids = element("div", { class: "grids" }, this.patch.element, sign("×"), this.kernel.element, this.means.element, sign("="), this.products.element);
    this.editor = new Editor((parameter, value) => this.listener.edit(parameter, value));
    this.terms = new Terms(listener.select, () => this.chooseBias());
    this.middle = element("div", { class: "why-grids" }, this.choice, this.grids);
    this.body = element("div", { class: "why-body" }, element("div", { class: "why-words" }, this.summary, this.announcement, this.lever, this.contribution, this.editor.element), this.middle, this.terms.element);
    this.element = element("section", { class: "why", "aria-label": "Why this number", tabIndex: 0 }, element("div", { class: "why-head" }, this.heading, this.folding), this.body);
    this.fold(false);
  }
  fold(isFolded) {
    this.isFolded = isFolded;
    this.element.classList.toggle("folded", isFolded);
    this.folding.textContent = isFolded ? "Why?" : "Fold";
    this.folding.setAttribute("aria-expanded", String(!isFolded));
  }
  showNothing(words) {
    this.shown = void 0;
    this.heading.textContent = words;
    this.summary.textContent = "";
    for (const part of [this.middle, this.terms.element, this.lever, this.contribution, this.editor.element])
      part.hidden = true;
  }
  show(number, index, explanation, how) {
    const { stages } = this.facts;
    const stage = stages[number];
    this.shown = { number, index, explanation, how };
    const name = unitName(stage, index);
    this.heading.textContent = name;
    const words = this.words(number, index, explanation, how);
    this.summary.textContent = words;
    if (how.isSelected && this.announcement.textContent !== `${name}. ${words}`) {
      this.announcement.textContent = `${name}. ${words}`;
    }
    const { hasWeights } = stage;
    this.terms.element.hidden = number === 0;
    this.lever.hidden = !hasWeights;
    this.contribution.hidden = !this.layersPage || !hasWeights || !stage.isActivated;
    this.middle.hidden = number === 0 || stages[number - 1].height === 1 || stage.height === 1;
    if (number === 0)
      return this.editor.show(null);
    const { channel } = placeOf(stage, index);
    const what = stage.height > 1 ? `filter ${channel} of ${stage.name}` : `unit ${channel} of ${stage.name}`;
    this.lever.textContent = `Switch ${what} ${how.isOff ? "on" : "off"}`;
    if (!this.middle.hidden)
      this.showGrids(number, index, explanation);
    this.contribution.textContent = `What ${what} contributes`;
    this.contribution.href = `${this.layersPage}#${stage.id}-${channel}`;
    const bias = stage.biases[0] + channel;
    this.terms.show(stages, number, explanation, hasWeights && how.parameters[bias] !== how.learned[bias]);
    this.showEditor(number, channel, how);
  }
  words(number, index, { terms, bias, sum, value }, { activation, isOff }) {
    const stage = this.facts.stages[number];
    if (number === 0)
      return `Ink of ${short(value)}, from 0 (paper) to 1. It is given, so nothing stands behind it.`;
    const before = this.facts.stages[number - 1];
    if (stage.kind === "subsampling") {
      return `${short(value)} is the mean of four values of ${before.name}: each counts ¼.`;
    }
    const name = this.facts.activations[activation];
    const { channel } = placeOf(stage, index);
    const after = stage.id === "output" ? `That is the logit. The softmax makes a probability of ${percent(value)} of it.` : `Activation by ${name} makes ${short(value)} of it.`;
    if (isOff) {
      return `${stage.height > 1 ? "Filter" : "Unit"} ${channel} is switched off: its weights and its bias count as 0, so the sum is 0. ${after}`;
    }
    const part = (side, verb, what) => {
      const these = terms.filter(({ product }) => Math.sign(product) === side);
      if (these.length === 0)
        return `none ${verb}s ${what}`;
      const amount = these.reduce((total, { product }) => total + Math.abs(product), 0);
      return `${these.length} ${verb}${these.length === 1 ? "s" : ""} ${what} by ${short(amount)}`;
    };
    const parts = `Of ${before.kind === "input" ? `${terms.length} pixels` : `${terms.length} values of ${before.name}`}, ${part(1, "raise", "the sum")} and ${part(-1, "lower", "it")}; with the bias of ${short(bias, true)} it is ${short(sum, true)}.`;
    return value === 0 && sum < 0 && stage.isActivated ? `${parts} ${name} lets nothing below zero pass: the value is 0, the unit is silent.` : `${parts} ${after}`;
  }
  showGrids(number, index, { terms, window }) {
    const { colours } = this;
    const stage = this.facts.stages[number];
    const previous = this.facts.stages[number - 1];
    const isPooling = stage.kind === "subsampling";
    const columns = window.right - window.left + 1;
    const size = columns * (window.bottom - window.top + 1);
    const maps = terms.length / size;
    const sums = Array.from({ length: maps }, (_, map) => terms.slice(map * size, (map + 1) * size).reduce((sum, term) => sum + term.product, 0));
    if (this.map.stage !== number)
      this.map = { stage: number, channel: null };
    const strongest = sums.reduce((best, sum, map) => Math.abs(sum) > Math.abs(sums[best]) ? map : best, 0);
    const shown = maps === 1 ? 0 : this.map.channel ?? strongest;
    const part = terms.slice(shown * size, (shown + 1) * size);
    const source = previous.kind === "input" ? "input" : `${previous.name}, map ${isPooling ? placeOf(stage, index).channel : shown}`;
    const of = (key) => part.map((term) => term[key]);
    const all = (key) => [terms.map((term) => term[key])];
    this.choice.hidden = maps === 1;
    if (maps > 1)
      this.showMaps(sums, shown, previous.name);
    this.patch.show(`Patch of ${source}`, of("input"), columns, previous.kind === "input" ? ink : colours.fitting(all("input")));
    this.kernel.element.hidden = isPooling;
    this.means.element.hidden = !isPooling;
    const weights = colours.fitting(all("weight"), true);
    if (isPooling)
      this.means.show("Weights", of("weight"), columns, weights);
    else
      this.showKernel(number, index, shown * size, maps > 1 ? `Kernel for map ${shown}` : "Kernel", of("weight"), columns, weights);
    this.products.show(`Products, together ${short(sums[shown], true)}`, of("product"), columns, colours.fitting(all("product"), true));
  }
  showKernel(number, index, offset, name, weights, columns, scale) {
    const { how, explanation } = this.shown;
    const stage = this.facts.stages[number];
    this.first = stage.weights[0] + placeOf(stage, index).channel * explanation.terms.length + offset;
    const first = this.first;
    const changed = new Set([...weights.keys()].filter((place) => how.parameters[first + place] !== how.learned[first + place]));
    const chosen = this.chosen.parameter - first;
    this.kernel.show(name, weights, columns, scale, { chosen: chosen < weights.length ? Math.max(-1, chosen) : -1, changed });
  }
  showMaps(sums, shown, name) {
    this.choice.setAttribute("aria-label", `What each map of ${name} adds`);
    if (this.choice.children.length !== sums.length) {
      this.choice.replaceChildren(...sums.map((_, map) => element("button", { type: "button", onclick: () => {
        this.map.channel = map;
        this.again();
      } }, `map ${map}`, element("span", { class: "amount" }), element("span", { class: "balance", "aria-hidden": "true" }, element("span")))));
    }
    const limit = Math.max(...sums.map(Math.abs)) || 1;
    [...this.choice.children].forEach((button2, map) => {
      button2.setAttribute("aria-pressed", String(map === shown));
      button2.children[0].textContent = short(sums[map], true);
      fill(button2.children[1].firstChild, sums[map] / limit);
    });
  }
  chooseWeight(index) {
    this.choose((this.first ?? 0) + index);
  }
  chooseBias() {
    const { number, index } = this.shown ?? { number: 0, index: 0 };
    const stage = this.facts.stages[number];
    this.choose(stage.biases[0] + placeOf(stage, index).channel);
  }
  choose(parameter) {
    if (!this.shown)
      return;
    const { number, index } = this.shown;
    const { channel } = placeOf(this.facts.stages[number], index);
    this.chosen = { stage: number, channel, parameter: this.chosen.parameter === parameter ? -1 : parameter };
    this.again();
  }
  again() {
    if (this.shown)
      this.show(this.shown.number, this.shown.index, this.shown.explanation, this.shown.how);
  }
  showEditor(number, channel, { parameters, learned }) {
    const stage = this.facts.stages[number];
    const { chosen } = this;
    const { parameter } = chosen;
    if (parameter < 0 || chosen.stage !== number || chosen.channel !== channel)
      return this.editor.show(null);
    const isBias = parameter >= stage.biases[0] && parameter < stage.biases[1];
    const columns = this.kernel.columns ?? 1;
    const size = this.kernel.cells.length;
    const [kernel, place] = [Math.floor((parameter - stage.weights[0]) / size), (parameter - stage.weights[0]) % size];
    const maps = this.facts.stages[number - 1].channels;
    const largest = learned.subarray(stage.weights[0], stage.biases[1]).reduce((most2, one) => Math.max(most2, Math.abs(one)), 0);
    const limit = Math.ceil(20 * largest) / 10;
    this.editor.show({
      name: isBias ? "Bias" : `Weight in row ${Math.floor(place / columns)}, column ${place % columns}${maps > 1 ? `, for map ${kernel % maps}` : ""}`,
      index: parameter,
      value: parameters[parameter],
      learned: learned[parameter],
      limit
    });
  }
};

// bench.js
var phone = 672;
var button = (name, press) => element("button", { type: "button", onclick: press }, name);
function build(explorer, root) {
  const { stages, facts, colours, carried, kind, state, model } = explorer;
  const layers = stages.map((stage, number) => new Layer(stage, colours, {
    point: (index, isTouched) => explorer.point(number, index, isTouched),
    select: (index, isStep) => explorer.select(number, index, isStep)
  }));
  const distributions = stages.map((stage) => stage.isActivated ? new Distribution(stage, colours) : null);
  const plays = kind === "pad" ? [] : stages.flatMap(({ height }, number) => number > 0 && height > 1 ? [new Play(layers[number], (position) => explorer.playing(number, position))] : []);
  const verdict = new Verdict(facts);
  const why = new Why(facts, colours, {
    select: (stage, index) => {
      explorer.select(stage, index);
      layers[stage].units.focus({ preventScroll: true });
    },
    toggle: (stage, channel) => explorer.toggle(stage, channel),
    edit: (parameter, value) => explorer.edit(parameter, value)
  }, root.dataset.layers);
  const pad = kind === "inspector" ? void 0 : new Pad(colours, {
    begin: () => explorer.past.note(""),
    undo: () => explorer.undo(),
    draw: (isDrawing) => explorer.draw(pad.strokes, isDrawing)
  });
  const steps = kind === "inspector" ? void 0 : new Steps(facts, colours, (isPlain) => explorer.change((state2) => {
    if (state2.digit.kind === "drawing")
      state2.digit = { ...state2.digit, isPlain };
  }));
  const strip = kind === "explorer" && facts.examples.length ? new Strip(colours, "Digits to choose from", (place) => explorer.change((state2) => {
    state2.digit = place < 0 ? { kind: "report" } : { kind: "example", place };
  })) : void 0;
  strip?.fill(exampleItems(carried, model.report));
  const controls2 = kind === "explorer" ? new Controls(carried, () => state, (change, name) => explorer.change(change, name)) : void 0;
  const intake = pad && new Intake({ sheet: pad.element, root: kind === "explorer" ? document : root }, () => explorer.reader(), (photograph) => explorer.take(photograph));
  const found = pad && new FoundDigits(colours, (place) => {
    if (state.digit.kind === "picture" && state.digit.photograph !== null)
      explorer.look(state.digit.photograph, place);
  });
  const undoing = button("Undo", () => explorer.undo());
  const clearing = button("Clear", () => explorer.change((state2) => state2.digit = blankPaper()));
  const resetting = button("Reset", () => explorer.reset());
  const savingDrawing = button("Save drawing", () => saveDrawing(model.seen.drawing));
  const caption = element("p", { class: "name" });
  const changed = element("div", { class: "off", hidden: true });
  const doubts = element("div", {}, ...[...document.querySelectorAll(".still .doubt")].filter(({ textContent }) => kind === "explorer" && textContent !== facts.unsureSentence).map((doubt) => doubt.cloneNode(true)));
  const saving = [
    pad && savingDrawing,
    button("Save picture", () => explorer.save()),
    kind === "explorer" ? button("Copy link", (event) => explorer.copy(event.target)) : null
  ];
  const sharing = element("p", { class: "note" }, "A link holds the digit as the network sees it, in 256 greys, and not the picture.");
  const front = element("div", { class: `front front-${kind}` }, pad?.element, element("div", { class: "seen" }, layers[0].element), element("div", { class: "source" }, caption, doubts), verdict.sentence, verdict.bars, element("div", { class: "acts" }, undoing, pad && clearing, kind === "pad" ? null : resetting, ...controls2 ? [] : saving, ...intake?.elements ?? []));
  const normalising = steps && kind === "explorer" ? fold("Normalisation", steps.element) : void 0;
  normalising?.addEventListener("toggle", () => steps?.open());
  const tools = element("div", { class: "tools" }, normalising, ...controls2?.elements ?? [], controls2 && fold("Save, share", element("div", { class: "buttons" }, ...saving), sharing), kind === "pad" ? steps?.element : null);
  const groups = layers.slice(1).map((layer, number) => group(layer, distributions[number + 1], plays.find((play) => play.layer === layer)));
  const network = element("div", { class: "network" }, ...groups.map(({ element: element2 }) => element2));
  const invitation = element("p", { class: "note" }, "Point at any unit, or touch it, to see what it is made of.");
  const work = element("div", { class: "work" }, found?.element, front, steps?.note, strip?.element, kind === "inspector" ? null : tools, changed, ...kind === "pad" ? [] : [invitation, network]);
  const bench = element("div", { class: `bench bench-${kind}` }, work, kind === "pad" ? null : why.element);
  root.append(bench);
  why.fold(Math.min(root.clientWidth, innerHeight * 4 / 3) < phone);
  if (kind === "explorer") {
    const name = (number) => `${capitalised(stages[number].name)} in depth`;
    const about = `About ${model.about.source}, by the network as it was trained.`;
    const [whole, input] = [element("div", { class: "group" }), element("div", { class: "group" })];
    tools.append(...depth("network", "Overview", about, whole), ...depth(stages[0].id, name(0), about, input));
    tools.after(whole, input);
    groups.forEach(({ element: element2, folds }, number) => folds.append(...depth(stages[number + 1].id, name(number + 1), about, element2)));
    input.removeAttribute("id");
    front.id = stages[0].id;
    follow([front, ...groups.map(({ element: element2 }) => element2)]);
  }
  const lines = new Lines(bench, layers);
  root.addEventListener("keydown", (event) => {
    const { key, ctrlKey, metaKey, target } = event;
    if (key !== "z" || !(ctrlKey || metaKey) || target.matches("[type=number]"))
      return;
    event.preventDefault();
    explorer.undo();
  });
  const parts = {
    layers,
    distributions,
    plays,
    verdict,
    why,
    pad,
    strip,
    found,
    lines,
    get isPlaying() {
      return plays.some((play) => play.done > 0);
    },
    show() {
      const { digit } = state;
      const { photograph, pixels } = model.seen;
      const place = digit.kind === "picture" ? digit.place : null;
      if (pad && digit.kind !== "drawing")
        pad.lay(photograph ? { photograph, place } : pixels);
      else if (pad && digit.kind === "drawing" && (pad.laid || pad.strokes !== digit.strokes))
        pad.set(digit.strokes);
      intake?.say("");
      found?.show(photograph, place);
      steps?.show(model.seen, digit.kind === "drawing" && digit.isPlain);
      if (steps)
        steps.note.hidden = digit.kind !== "drawing" && !photograph;
      sharing.hidden = digit.kind !== "picture";
      strip?.show(digit.kind === "example" ? digit.place : digit.kind === "report" ? -1 : null);
      controls2?.show(model.reference?.name ?? null);
      caption.textContent = model.name(state);
      doubts.hidden = digit.kind !== "report";
      undoing.disabled = explorer.past.steps.length === 0;
      clearing.disabled = digit.kind === "drawing" && digit.strokes.length === 0;
      savingDrawing.disabled = model.seen.drawing === null;
      showChanged(explorer, changed);
    },
    uncover(stage, index) {
      const { geometry, units } = layers[stage];
      if (!geometry || getComputedStyle(why.element).position !== "sticky")
        return;
      const panel = why.element.getBoundingClientRect();
      const corner = units.getBoundingClientRect();
      const { y, height } = unitBox(geometry, index);
      const isBeside = panel.left > corner.right;
      const covered = corner.top + y + height + 8 - panel.top;
      if (isBeside || covered <= 0 || corner.top + y >= innerHeight)
        return;
      scrollBy({ top: covered, behavior: "instant" });
    }
  };
  return parts;
}
function group(layer, distribution, play) {
  if (play)
    layer.head.querySelector(".what")?.after(play.button);
  const folds = element("div", { class: "folds" }, distribution?.element);
  return { element: element("div", { class: `group group-${layer.stage.id}` }, layer.element, folds), folds };
}
function showChanged(explorer, list) {
  const { off, edits } = explorer.state;
  const parameters = Object.keys(edits).map(Number);
  list.hidden = off.length === 0 && parameters.length === 0;
  const parts = [
    ...off.length ? ["Off: "] : [],
    ...off.map(({ stage, channel }) => button(`${explorer.stages[stage].name} ${channel}`, () => explorer.toggle(stage, channel))),
    ...off.length ? [button("all on", () => explorer.change((state) => state.off = []))] : [],
    ...parameters.length ? [
      `Changed: ${parameters.length} ${parameters.length === 1 ? "weight" : "weights"} `,
      button("put back", () => explorer.change((state) => state.edits = {}))
    ] : []
  ];
  const signature = parts.map((part) => typeof part === "string" ? part : part.textContent).join();
  if (list.dataset.shows === signature)
    return;
  list.dataset.shows = signature;
  list.replaceChildren(...parts);
}
function saveDrawing(drawing) {
  if (!drawing)
    return;
  const canvas = element("canvas", { width: paperSide, height: paperSide });
  const image = new ImageData(paperSide, paperSide);
  drawing.forEach((paper, index) => image.data.set([255 * paper, 255 * paper, 255 * paper, 255].map(Math.round), 4 * index));
  contextOf(canvas).putImageData(image, 0, 0);
  saveCanvas(canvas, "drawing.png");
}

// model.js
var Model = class {
  constructor(carried, core, subject) {
    this.carried = carried;
    this.core = core;
    this.stages = carried.facts.stages;
    this.about = carried.facts.subjects[subject];
    this.network = carried.networks[this.about.network];
    this.report = carried.traces[subject].values[0];
    this.trace = null;
    this.other = null;
    this.reference = null;
    this.seen = { pixels: this.report, isBlank: false, drawing: null, photograph: null, normalised: null };
    this.photographs = [];
    this.learned = this.parameters = this.network;
  }
  see(digit) {
    const plain = (pixels2) => ({ pixels: pixels2, isBlank: false, drawing: null, photograph: null, normalised: null });
    if (digit.kind === "report")
      return plain(this.report);
    if (digit.kind === "example")
      return plain(this.carried.examples[digit.place]);
    if (digit.kind === "given")
      return plain(unpackedPixels(digit.pixels));
    if (digit.kind === "picture") {
      if (digit.photograph === null)
        return plain(unpackedPixels(digit.pixels));
      const photograph = this.photographs[digit.photograph];
      const normalised2 = photograph.normalised(digit.place);
      return { ...plain(normalised2.digit), photograph, normalised: normalised2 };
    }
    const blank2 = { pixels: new Float32Array(this.report.length), isBlank: true, photograph: null };
    if (digit.strokes.length === 0)
      return { ...blank2, drawing: null, normalised: null };
    const drawing = this.core.draw(digit.strokes, paperSide, penWidth);
    const normalised = this.core.normalise(drawing, paperSide);
    if (!normalised)
      return { ...blank2, drawing, normalised };
    const pixels = digit.isPlain ? this.core.shrink(drawing, paperSide) : normalised.digit;
    return { pixels, isBlank: false, drawing, photograph: null, normalised };
  }
  changed(digit, change) {
    const seen = this.see(digit);
    if (!seen.isBlank && Object.values(change).some(Boolean))
      seen.pixels = this.core.change(seen.pixels, change);
    return seen;
  }
  update(state) {
    const { core, about, carried } = this;
    this.learned = state.moment === null ? this.network : carried.moments[state.moment];
    const edits = Object.entries(state.edits);
    this.parameters = edits.length ? this.learned.slice() : this.learned;
    for (const [index, value] of edits)
      this.parameters[Number(index)] = value;
    this.seen = this.changed(state.digit, state.change);
    const { pixels, isBlank } = this.seen;
    this.reference = null;
    if (state.moment !== null) {
      core.use(this.network, about.activation);
      this.reference = { trace: core.run(pixels), name: "Trained" };
    }
    core.use(this.learned, about.activation);
    if (edits.length || state.off.length) {
      this.reference = { trace: core.run(pixels), name: edits.length ? "With the weights as learned" : "With everything on" };
    }
    if (edits.length)
      core.use(this.parameters, about.activation);
    core.switchOff(state.off);
    const pinned = state.pinned && this.changed(state.pinned.digit, state.pinned.change);
    this.other = pinned && !pinned.isBlank ? core.run(pinned.pixels) : null;
    if (this.other)
      this.reference ??= { trace: this.other, name: "The pinned digit" };
    this.trace = isBlank ? null : core.run(pixels);
    if (isBlank)
      this.reference = null;
  }
  running({ off }) {
    if (off.length === 0)
      return this.parameters;
    const copy = this.parameters.slice();
    for (const { stage, channel } of off) {
      const { weights, biases } = this.stages[stage];
      const size = (weights[1] - weights[0]) / (biases[1] - biases[0]);
      copy.fill(0, weights[0] + channel * size, weights[0] + (channel + 1) * size);
      copy[biases[0] + channel] = 0;
    }
    return copy;
  }
  label(digit) {
    if (digit.kind === "report")
      return this.about.label ?? null;
    if (digit.kind === "given")
      return digit.label;
    return digit.kind === "example" ? this.carried.facts.examples[digit.place].label : null;
  }
  name({ digit, change, moment, edits }) {
    const { facts } = this.carried;
    const what = digit.kind === "report" ? this.about.source : digit.kind === "example" ? `test digit ${facts.examples[digit.place].index}` : digit.kind === "given" ? `digit ${digit.index} of the test digits` : digit.kind === "picture" ? this.pictureName(digit) : digit.strokes.length === 0 ? "blank paper" : digit.isPlain ? "your drawing, not normalised" : "your drawing";
    const isChanged = Object.values(change).some(Boolean);
    const weights = moment === null ? "" : `, by the network ${facts.moments[moment].name.replace("step", "at step")}`;
    const name = what + (isChanged ? ", changed" : "") + weights + (Object.keys(edits).length ? ", with your weights" : "");
    return capitalised(name);
  }
  pictureName({ photograph, place }) {
    if (photograph === null)
      return `${place === null ? "a digit" : `digit ${place + 1}`} of a picture that is not here`;
    const { found } = this.photographs[photograph];
    if (place !== null)
      return `digit ${place + 1} of ${found.length} in your picture`;
    return found.length > 0 ? "your picture as one digit" : "your picture";
  }
};

// past.js
var most = 200;
var Past = class {
  constructor(state) {
    this.state = state;
    this.steps = [];
    this.name = "";
  }
  note(name) {
    const isSame = name !== "" && name === this.name;
    this.name = name;
    if (isSame)
      return;
    const { unit, ...rest } = structuredClone(this.state);
    this.steps.push(rest);
    if (this.steps.length > most)
      this.steps.shift();
  }
  undo() {
    Object.assign(this.state, this.steps.pop());
    this.name = "";
  }
};

// explorer.js
var blank = new Float32Array();
var nothing = "Nothing is drawn, so there is nothing to explain.";
var Explorer = class {
  constructor(root, carried, core, colours, { subject, kind }) {
    this.root = root;
    this.carried = carried;
    this.facts = carried.facts;
    this.stages = carried.facts.stages;
    this.core = core;
    this.colours = colours;
    this.kind = kind;
    this.model = new Model(carried, core, subject);
    const first = carried.traces[subject].values[1];
    this.state = { ...untouched(), unit: { stage: 1, index: first.indexOf(Math.max(...first)) } };
    if (kind === "pad")
      this.state.digit = blankPaper();
    this.past = new Past(this.state);
    this.address = new Address(this);
    this.pointed = null;
    this.isWalking = false;
    this.soon = void 0;
    this.frame = void 0;
    this.parts = build(this, root);
    colours.onChange(() => {
      this.parts.strip?.paint();
      this.parts.found?.strip.paint();
      this.parts.pad?.paint();
      this.redraw();
    });
    this.update(false);
    if (kind === "explorer")
      this.address.begin();
  }
  change(mutate, name = "") {
    this.past.note(name);
    mutate(this.state);
    if (name === "")
      this.update();
    else
      this.later();
  }
  undo() {
    this.past.undo();
    this.update();
  }
  reset() {
    this.change((state) => {
      Object.assign(state, untouched());
      if (this.kind === "pad")
        state.digit = blankPaper();
    });
  }
  draw(strokes, isDrawing) {
    const { digit } = this.state;
    this.state.digit = { kind: "drawing", strokes, isPlain: digit.kind === "drawing" && digit.isPlain };
    if (isDrawing)
      this.later();
    else
      this.update();
  }
  async reader() {
    const core = await this.core.another();
    core.use(this.model.network, this.model.about.activation);
    return core;
  }
  take(photograph) {
    const number = this.model.photographs.push(photograph) - 1;
    this.look(number, photograph.found.length > 0 ? 0 : null);
  }
  look(number, place) {
    const { digit } = this.model.photographs[number].normalised(place);
    this.change((state) => state.digit = { kind: "picture", photograph: number, place, pixels: packed(digit) });
  }
  point(stage, index, isTouched) {
    for (const play of this.parts.plays)
      if (index !== null && play.isPlaying)
        play.pause();
    this.pointed = index === null ? null : { stage, index };
    if (isTouched)
      this.parts.why.fold(false);
    this.frame ??= requestAnimationFrame(() => {
      this.frame = void 0;
      this.explain();
    });
  }
  select(stage, index, isStep = false) {
    for (const play of this.parts.plays)
      play.stop();
    this.pointed = null;
    this.parts.why.fold(false);
    const { unit } = this.state;
    if (unit.stage !== stage || unit.index !== index) {
      const goesOn = isStep && this.isWalking && unit.stage === stage;
      this.isWalking = isStep;
      if (!goesOn)
        this.address.write(true);
      this.state.unit = { stage, index };
      this.address.remember();
    }
    this.explain();
    this.parts.uncover(stage, index);
  }
  toggle(stage, channel) {
    this.change((state) => {
      const rest = state.off.filter((part) => part.stage !== stage || part.channel !== channel);
      state.off = rest.length < state.off.length ? rest : [...rest, { stage, channel }];
    });
  }
  edit(parameter, value) {
    this.change((state) => {
      const { [parameter]: _, ...rest } = state.edits;
      state.edits = value === null ? rest : { ...rest, [parameter]: value };
    }, value === null ? "" : `edit ${parameter}`);
  }
  save() {
    this.parts.layers.forEach((layer) => layer.settle());
    this.parts.lines.move();
    savePicture(this.root, "lenet.png");
  }
  async copy(button2) {
    this.address.write();
    try {
      await navigator.clipboard.writeText(location.href);
      button2.textContent = "Copied";
    } catch {
      button2.textContent = "The address bar has it";
    }
    setTimeout(() => button2.textContent = "Copy link", 2e3);
  }
  follow(parameters, activation) {
    this.model.network = parameters;
    this.model.about = { ...this.model.about, activation };
    this.parts.verdict.sentence.removeAttribute("role");
    this.parts.why.announcement.removeAttribute("role");
    this.update(false);
  }
  later() {
    this.soon ??= requestAnimationFrame(() => this.update());
  }
  update(remembers = true) {
    cancelAnimationFrame(this.soon ?? 0);
    this.soon = void 0;
    for (const play of this.parts.plays)
      play.stop();
    this.model.update(this.state);
    this.redraw();
    if (remembers)
      this.address.remember();
  }
  redraw() {
    const { model, state, stages, colours } = this;
    const { trace, other } = model;
    const { layers, distributions, verdict } = this.parts;
    const reference = state.showsDifference ? model.reference?.trace : void 0;
    stages.forEach((stage, number) => {
      const values = trace?.values[number] ?? null;
      const pinned = other?.values[number] ?? null;
      const off = new Set(state.off.filter((part) => part.stage === number).map((part) => part.channel));
      if (reference && values) {
        const difference2 = values.map((value, index) => value - reference.values[number][index]);
        layers[number].show({ values: difference2, pinned: null, scale: colours.fitting([difference2], true), off });
      } else {
        const scale = scaleOf(stage, [values ?? blank, pinned ?? blank], colours);
        layers[number].show({ values, pinned, scale, off });
      }
      distributions[number]?.show(() => model.running(state), trace?.sums[number] ?? null, values);
    });
    clearTimeout(this.pause);
    this.pause = setTimeout(() => layers.forEach((layer) => layer.settle()), 200);
    verdict.show(trace?.values.at(-1) ?? null, trace?.sums.at(-1) ?? null, model.reference?.trace.values.at(-1) ?? null, model.reference?.name ?? "", model.label(state.digit));
    this.parts.show();
    this.explain();
  }
  explain() {
    const { why, layers, lines } = this.parts;
    if (!why.element.isConnected)
      return;
    if (!this.model.trace) {
      layers.forEach((layer) => layer.mark([], null));
      lines.show([]);
      return why.showNothing(nothing);
    }
    const { stage, index } = this.pointed ?? this.state.unit;
    lines.show(this.parts.isPlaying ? [] : this.core.paths(stage, index));
    const explanation = this.core.explain(stage, index);
    const { channel } = placeOf(this.stages[stage], index);
    const isPooling = this.stages[stage].kind === "subsampling";
    layers.forEach((layer, number) => {
      const marks = [];
      if (number === stage - 1 && this.stages[number].height > 1) {
        marks.push({ channels: isPooling ? [channel] : null, region: explanation.window });
      } else if (number === 0 && stage > 1)
        marks.push({ channels: [0], region: explanation.field });
      layer.mark(marks, number === stage ? index : null);
    });
    const isOff = this.state.off.some((part) => part.stage === stage && part.channel === channel);
    why.show(stage, index, explanation, {
      isSelected: !this.pointed,
      isOff,
      activation: this.model.about.activation,
      parameters: this.model.parameters,
      learned: this.model.learned
    });
  }
  playing(stage, position) {
    const { layers, plays } = this.parts;
    if (position !== null) {
      for (const play of plays)
        if (play.layer !== layers[stage])
          play.stop();
    }
    const { unit } = this.state;
    const { height, width } = this.stages[stage];
    const { channel } = placeOf(this.stages[stage], unit.stage === stage ? unit.index : 0);
    this.pointed = position === null ? null : { stage, index: channel * height * width + position };
    this.explain();
  }
};

// live.js
var tolerance = 1e-4;
function difference(core, all) {
  let largest = 0;
  all.facts.subjects.forEach(({ network, activation }, subject) => {
    const expected = all.traces[subject];
    core.use(all.networks[network], activation);
    const trace = core.run(expected.values[0]);
    for (const kind of ["sums", "values"]) {
      trace[kind].forEach((values, stage) => {
        const here = expected[kind][stage];
        const unit = Math.max(1, ...here.map(Math.abs));
        values.forEach((value, index) => {
          const off = Math.abs(value - here[index]) / unit;
          largest = off <= largest ? largest : off;
        });
      });
    }
  });
  return largest;
}
function warn(place, text) {
  place.append(element("p", { class: "failure" }, text));
  place.hidden = false;
}
function reach(scroller) {
  new ResizeObserver(() => {
    scroller.tabIndex = scroller.scrollWidth > scroller.clientWidth ? 0 : -1;
  }).observe(scroller);
}
async function bringToLife(Trainer) {
  const places = [...document.querySelectorAll("[data-live]")];
  if (places.length === 0 || !block("facts"))
    return;
  document.head.append(element("style", {}, block("style")));
  try {
    const all = await unpackAll();
    const sizes = all.facts.stages.map(({ count }) => count);
    const core = await Core.start(all.module, sizes);
    const largest = difference(core, all);
    const check = document.querySelector("[data-live-check]");
    if (!(largest <= tolerance)) {
      for (const place of places) {
        warn(place, `This page computes other numbers than Swift did: they differ by up to ${largest}. Its live part is left out.`);
      }
      return;
    }
    if (check && all.facts.subjects.length) {
      check.textContent = `Checked as the page opened: its own computation differs from Swift’s by at most ${largest.toExponential(1)}.`;
    }
    const colours = new Colours(all.colours, core);
    const followers = [];
    for (const place of places) {
      const kind = place.dataset.live ?? "";
      place.hidden = false;
      const own = await Core.start(all.module, sizes);
      if (kind === "trainer" && Trainer) {
        const subject = Number(place.dataset.subject);
        const watched = subject in all.facts.subjects ? subject : null;
        new Trainer(place, all, own, colours, watched, (parameters, activation) => {
          for (const follower of followers)
            follower.follow(parameters, activation);
        });
        continue;
      }
      const explorer = new Explorer(place, all, own, colours, { subject: Number(place.dataset.subject), kind });
      if (place.dataset.follows !== void 0)
        followers.push(explorer);
    }
    for (const scroller of document.querySelectorAll(".scroll"))
      reach(scroller);
    document.documentElement.dataset.live = "ready";
  } catch (error) {
    for (const place of places)
      warn(place, `This browser does not run the live part of the page (${error}). All else is here.`);
    throw error;
  }
}

// Entries/live.js
bringToLife();
