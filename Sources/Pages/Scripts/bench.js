// What a live part is made of, and where it stands: paper, input and verdict first, the layers under them, the answer
// beside them or, on narrower screens, below.

import { contextOf } from "./canvas.js";
import { Controls, fold } from "./controls.js";
import { depth, follow } from "./depth.js";
import { Distribution } from "./distribution.js";
import { element } from "./elements.js";
import { FoundDigits } from "./found.js";
import { Intake } from "./intake.js";
import { Layer } from "./layer.js";
import { Lines } from "./lines.js";
import { unitBox } from "./maps.js";
import { Pad, paperSide } from "./pad.js";
import { Play } from "./play.js";
import { saveCanvas } from "./saving.js";
import { blankPaper } from "./state.js";
import { Steps } from "./steps.js";
import { Strip, exampleItems } from "./strip.js";
import { Verdict } from "./verdict.js";
import { Why } from "./why.js";
import { capitalised } from "./words.js";

/** @typedef {import("./explorer.js").Explorer} Explorer */

/** On what is narrower, in pixels, or as low, the answer is folded to a line until something is chosen. */
const phone = 672;

/** @param {string} name @param {(event: any) => void} press */
const button = (name, press) => element("button", { type: "button", onclick: press }, name);

/** @param {Explorer} explorer @param {HTMLElement} root */
export function build(explorer, root) {
  const { stages, facts, colours, carried, kind, state, model } = explorer;
  const layers = stages.map((stage, number) => new Layer(stage, colours, {
    point: (index, isTouched) => explorer.point(number, index, isTouched),
    select: (index, isStep) => explorer.select(number, index, isStep),
  }));
  const distributions = stages.map((stage) => (stage.isActivated ? new Distribution(stage, colours) : null));
  const plays = kind === "pad" ? [] : stages.flatMap(({ height }, number) =>
    (number > 0 && height > 1 ? [new Play(layers[number], (position) => explorer.playing(number, position))] : []));
  const verdict = new Verdict(facts);
  const why = new Why(facts, colours, {
    select: (stage, index) => {
      explorer.select(stage, index);
      layers[stage].units.focus({ preventScroll: true });
    },
    toggle: (stage, channel) => explorer.toggle(stage, channel),
    edit: (parameter, value) => explorer.edit(parameter, value),
  }, root.dataset.layers);
  /** @type {Pad | undefined} */
  const pad = kind === "inspector" ? undefined : new Pad(colours, {
    begin: () => explorer.past.note(""), undo: () => explorer.undo(),
    draw: (isDrawing) => explorer.draw(/** @type {Pad} */ (pad).strokes, isDrawing),
  });
  const steps = kind === "inspector" ? undefined : new Steps(facts, colours, (isPlain) => explorer.change((state) => {
    if (state.digit.kind === "drawing") state.digit = { ...state.digit, isPlain };
  }));
  const strip = kind === "explorer" && facts.examples.length
    ? new Strip(colours, "Digits to choose from", (place) => explorer.change((state) => {
      state.digit = place < 0 ? { kind: "report" } : { kind: "example", place };
    })) : undefined;
  strip?.fill(exampleItems(carried, model.report));
  const controls = kind === "explorer" ? new Controls(carried, () => state, (change, name) => explorer.change(change, name)) : undefined;

  const intake = pad && new Intake({ sheet: pad.element, root: kind === "explorer" ? document : root },
    () => explorer.reader(), (photograph) => explorer.take(photograph));
  const found = pad && new FoundDigits(colours, (place) => {
    if (state.digit.kind === "picture" && state.digit.photograph !== null) explorer.look(state.digit.photograph, place);
  });
  const undoing = button("Undo", () => explorer.undo());
  const clearing = button("Clear", () => explorer.change((state) => (state.digit = blankPaper())));
  const resetting = button("Reset", () => explorer.reset());
  const savingDrawing = button("Save drawing", () => saveDrawing(model.seen.drawing));
  const caption = element("p", { class: "name" });
  const changed = element("div", { class: "off", hidden: true });
  // What the report says of its picture is not a matter of what is drawn.
  const doubts = element("div", {}, ...[...document.querySelectorAll(".still .doubt")].filter(({ textContent }) =>
    kind === "explorer" && textContent !== facts.unsureSentence).map((doubt) => doubt.cloneNode(true)));
  const saving = [pad && savingDrawing, button("Save picture", () => explorer.save()),
    kind === "explorer" ? button("Copy link", (event) => explorer.copy(event.target)) : null];
  const sharing = element("p", { class: "note" }, "A link holds the digit as the network sees it, in 256 greys, and not the picture.");
  const front = element("div", { class: `front front-${kind}` }, pad?.element,
    element("div", { class: "seen" }, layers[0].element), element("div", { class: "source" }, caption, doubts),
    verdict.sentence, verdict.bars,
    element("div", { class: "acts" }, undoing, pad && clearing, kind === "pad" ? null : resetting,
      ...(controls ? [] : saving), ...(intake?.elements ?? [])));
  const normalising = steps && kind === "explorer" ? fold("Normalisation", steps.element) : undefined;
  normalising?.addEventListener("toggle", () => steps?.open());
  const tools = element("div", { class: "tools" }, normalising, ...(controls?.elements ?? []),
    controls && fold("Save, share", element("div", { class: "buttons" }, ...saving), sharing), kind === "pad" ? steps?.element : null);
  const groups = layers.slice(1).map((layer, number) =>
    group(layer, distributions[number + 1], plays.find((play) => play.layer === layer)));
  const network = element("div", { class: "network" }, ...groups.map(({ element }) => element));
  const invitation = element("p", { class: "note" }, "Point at any unit, or touch it, to see what it is made of.");
  const work = element("div", { class: "work" }, found?.element, front, steps?.note, strip?.element,
    kind === "inspector" ? null : tools, changed, ...(kind === "pad" ? [] : [invitation, network]));
  const bench = element("div", { class: `bench bench-${kind}` }, work, kind === "pad" ? null : why.element);
  root.append(bench);
  why.fold(Math.min(root.clientWidth, (innerHeight * 4) / 3) < phone);
  if (kind === "explorer") {
    const name = (/** @type {number} */ number) => `${capitalised(stages[number].name)} in depth`;
    const about = `About ${model.about.source}, by the network as it was trained.`;
    const [whole, input] = [element("div", { class: "group" }), element("div", { class: "group" })];
    tools.append(...depth("network", "Overview", about, whole), ...depth(stages[0].id, name(0), about, input));
    tools.after(whole, input);
    groups.forEach(({ element, folds }, number) => folds.append(...depth(stages[number + 1].id, name(number + 1), about, element)));
    // The input is looked at where one draws.
    input.removeAttribute("id");
    front.id = stages[0].id;
    follow([front, ...groups.map(({ element }) => element)]);
  }
  const lines = new Lines(bench, layers);
  root.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    const { key, ctrlKey, metaKey, target } = event;
    if (key !== "z" || !(ctrlKey || metaKey) || /** @type {HTMLElement} */ (target).matches("[type=number]")) return;
    event.preventDefault();
    explorer.undo();
  });

  const parts = {
    layers, distributions, plays, verdict, why, pad, strip, found, lines,
    get isPlaying() {
      return plays.some((play) => play.done > 0);
    },
    /** Shows the state, where it is not a layer's. */
    show() {
      const { digit } = state;
      const { photograph, pixels } = model.seen;
      const place = digit.kind === "picture" ? digit.place : null;
      if (pad && digit.kind !== "drawing") pad.lay(photograph ? { photograph, place } : pixels);
      else if (pad && digit.kind === "drawing" && (pad.laid || pad.strokes !== digit.strokes)) pad.set(digit.strokes);
      intake?.say("");
      found?.show(photograph, place);
      steps?.show(model.seen, digit.kind === "drawing" && digit.isPlain);
      if (steps) steps.note.hidden = digit.kind !== "drawing" && !photograph;
      sharing.hidden = digit.kind !== "picture";
      strip?.show(digit.kind === "example" ? digit.place : digit.kind === "report" ? -1 : null);
      controls?.show(model.reference?.name ?? null);
      caption.textContent = model.name(state);
      doubts.hidden = digit.kind !== "report";
      undoing.disabled = explorer.past.steps.length === 0;
      clearing.disabled = digit.kind === "drawing" && digit.strokes.length === 0;
      savingDrawing.disabled = model.seen.drawing === null;
      showChanged(explorer, changed);
    },
    /**
     * Scrolls as far as the answer, where it lies over the layers, would cover what it is about.
     * @param {number} stage
     * @param {number} index
     */
    uncover(stage, index) {
      const { geometry, units } = layers[stage];
      if (!geometry || getComputedStyle(why.element).position !== "sticky") return;
      const panel = why.element.getBoundingClientRect();
      const corner = units.getBoundingClientRect();
      const { y, height } = unitBox(geometry, index);
      const isBeside = panel.left > corner.right;
      const covered = corner.top + y + height + 8 - panel.top;
      if (isBeside || covered <= 0 || corner.top + y >= innerHeight) return;
      scrollBy({ top: covered, behavior: /** @type {any} */ ("instant") });
    },
  };
  return parts;
}

/**
 * A layer with what looks closer at it.
 * @param {Layer} layer
 * @param {Distribution | null} distribution
 * @param {Play | undefined} play
 */
function group(layer, distribution, play) {
  if (play) layer.head.querySelector(".what")?.after(play.button);
  const folds = element("div", { class: "folds" }, distribution?.element);
  return { element: element("div", { class: `group group-${layer.stage.id}` }, layer.element, folds), folds };
}

/**
 * What is switched off or changed in the network, each with a button that puts it right.
 * @param {Explorer} explorer
 * @param {HTMLElement} list
 */
function showChanged(explorer, list) {
  const { off, edits } = explorer.state;
  const parameters = Object.keys(edits).map(Number);
  list.hidden = off.length === 0 && parameters.length === 0;
  const parts = [
    ...(off.length ? ["Off: "] : []),
    ...off.map(({ stage, channel }) => button(`${explorer.stages[stage].name} ${channel}`, () => explorer.toggle(stage, channel))),
    ...(off.length ? [button("all on", () => explorer.change((state) => (state.off = [])))] : []),
    ...(parameters.length ? [`Changed: ${parameters.length} ${parameters.length === 1 ? "weight" : "weights"} `,
      button("put back", () => explorer.change((state) => (state.edits = {})))] : []),
  ];
  const signature = parts.map((part) => (typeof part === "string" ? part : part.textContent)).join();
  if (list.dataset.shows === signature) return;
  list.dataset.shows = signature;
  list.replaceChildren(...parts);
}

/**
 * The drawing as a PNG, for `lenet explore --image`.
 * @param {Float32Array | null} drawing
 */
function saveDrawing(drawing) {
  if (!drawing) return;
  const canvas = element("canvas", { width: paperSide, height: paperSide });
  const image = new ImageData(paperSide, paperSide);
  drawing.forEach((paper, index) => image.data.set([255 * paper, 255 * paper, 255 * paper, 255].map(Math.round), 4 * index));
  contextOf(canvas).putImageData(image, 0, 0);
  saveCanvas(canvas, "drawing.png");
}
