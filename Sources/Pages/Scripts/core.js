// The Swift core in the page: a typed face for what lenet.wasm exports. All numbers pass through its exchange.

/** @typedef {{stage: number, channel: number}} Part a filter or unit that can be switched off */
/** @typedef {{top: number, bottom: number, left: number, right: number}} Region both ends within it */
/** @typedef {{index: number, input: number, weight: number, product: number}} Term */
/**
 * @typedef {object} Explanation why a unit has its value: sum = bias + Σ input × weight
 * @property {number} bias
 * @property {number} sum
 * @property {number} value after the activation
 * @property {Region} window what the unit looks at in every map of the stage before
 * @property {Region} field what it depends on in the input
 * @property {Term[]} terms by channel, row and column of the stage before
 */
/** @typedef {{stage: number, source: number, target: number, share: number, isPositive: boolean}} Path from a stage's unit to the next stage's */
/** @typedef {{sums: Float32Array[], values: Float32Array[]}} Trace by stage: before and after the activation */
/** @typedef {{turn: number, right: number, down: number, noise: number}} Change degrees, pixels, pixels, ± ink */
/**
 * @typedef {object} Normalised a drawing or picture on its way to 28 × 28
 * @property {number} height of the picture
 * @property {number} width
 * @property {Region} box the ink's, in pixels of the picture
 * @property {number} penWidth of the scaled ink's strokes
 * @property {Ink} ink of the whole picture, made small enough to show
 * @property {Ink} scaled
 * @property {Ink} strengthened at full strength, thin strokes widened
 * @property {{row: number, column: number}} mass the strengthened ink's centre
 * @property {{row: number, column: number}} origin where the strengthened ink is placed
 * @property {Float32Array} digit
 * @property {{kind: number, amount: number}[]} doubts
 */
/** @typedef {{height: number, width: number, values: Float32Array}} Ink */
/**
 * @typedef {object} Found a digit of several in a picture
 * @property {number} line from 0
 * @property {number[]} outline x and y of its four corners in the picture, one after the other
 * @property {boolean} isAccepted whether there is evidence enough for it to be believed
 * @property {Float32Array} probabilities
 * @property {Normalised} normalised the piece of the picture that it is
 */
/** @typedef {{low: number, high: number, zeros: number, counts: number[]}} Histogram values of exactly 0 are in no bin */

/** The kind of doubt whose amount is no share but a number of digits: Swift's `Doubt.Kind.severalDigits`. */
export const severalDigits = 0;

export class Core {
  /**
   * @param {WebAssembly.Exports} functions
   * @param {number[]} sizes how many values each stage has
   * @param {Uint8Array} module
   */
  constructor(functions, sizes, module) {
    /** @type {any} */
    this.swift = functions;
    this.sizes = sizes;
    this.module = module;
    this.swift.start(this.swift.__heap_base.value);
    this.network = this.swift.createNetwork();
    // The memory never grows, so this view stays good.
    this.exchange = new Float32Array(this.swift.memory.buffer, this.swift.exchange(this.network), 512 * 512);
  }

  /** @param {Uint8Array} module @param {number[]} sizes @param {number} spare memory beside what the module asks for, in pages of 64 kB */
  static async start(module, sizes, spare = 0) {
    const { instance } = await WebAssembly.instantiate(/** @type {BufferSource} */ (module), {});
    /** @type {any} */ (instance.exports).memory.grow(spare);
    return new Core(instance.exports, sizes, module);
  }

  /** One more, with memory to itself that is enough for a picture. */
  another() {
    return Core.start(this.module, this.sizes, 2048);
  }

  /** @param {Float32Array} parameters @param {number} activation */
  use(parameters, activation) {
    this.exchange.set(parameters);
    this.swift.use(this.network, activation);
  }

  /** @param {Part[]} parts everything else is on */
  switchOff(parts) {
    this.exchange.set(parts.flatMap((part) => [part.stage, part.channel]));
    this.swift.switchOff(this.network, parts.length);
  }

  /** @param {Float32Array} pixels @returns {Trace} */
  run(pixels) {
    this.exchange.set(pixels);
    this.swift.run(this.network);
    return traceOf(this.exchange, this.sizes);
  }

  /**
   * A unit of the digit that ran last.
   * @param {number} stage
   * @param {number} index
   * @returns {Explanation}
   */
  explain(stage, index) {
    const count = this.swift.explain(this.network, stage, index);
    const numbers = this.exchange;
    const terms = Array.from({ length: count }, (_, term) => {
      const [index, input, weight] = numbers.subarray(11 + 3 * term, 14 + 3 * term);
      return { index, input, weight, product: input * weight };
    });
    return {
      bias: numbers[0], sum: numbers[1], value: numbers[2], window: this.region(3), field: this.region(7), terms,
    };
  }

  /**
   * Where the value of a unit of the digit that ran last comes from, stage by stage.
   * @param {number} stage
   * @param {number} index
   * @returns {Path[]}
   */
  paths(stage, index) {
    const count = this.swift.paths(this.network, stage, index);
    return Array.from({ length: count }, (_, path) => {
      const [stage, source, target, share, isPositive] = this.exchange.subarray(5 * path, 5 * path + 5);
      return { stage, source, target, share, isPositive: isPositive === 1 };
    });
  }

  /** @param {number} place @returns {Region} */
  region(place) {
    const [top, bottom, left, right] = this.exchange.subarray(place, place + 4);
    return { top, bottom, left, right };
  }

  /**
   * Dark strokes on paper, 1 down to 0.
   * @param {number[][]} strokes x and y in turn
   * @param {number} side
   * @param {number} penWidth
   */
  draw(strokes, side, penWidth) {
    this.exchange.set(strokes.flatMap((stroke) => [stroke.length / 2, ...stroke]));
    this.swift.draw(this.network, strokes.length, side, side, penWidth);
    return this.exchange.slice(0, side * side);
  }

  /** @param {Float32Array} picture @param {number} side @returns {Normalised | null} nothing if it has no ink */
  normalise(picture, side) {
    this.exchange.set(picture);
    return this.swift.normalise(this.network, side, side) === 0 ? null : this.normalised();
  }

  /** @param {ImageData} image as the browser decoded it @returns {number} where it lies in the core's memory */
  put({ data }) {
    const pixels = this.swift.allocate(data.length);
    new Uint8Array(this.swift.memory.buffer, pixels, data.length).set(data);
    return pixels;
  }

  /**
   * Reads a picture as one digit.
   * @param {number} pixels
   * @param {number} width
   * @param {number} height
   * @returns {Normalised | null} nothing if it has no ink
   */
  normalisePicture(pixels, width, height) {
    return this.swift.normalisePicture(this.network, pixels, width, height) === 0 ? null : this.normalised();
  }

  /**
   * Reads a picture as lines of digits.
   * @param {number} pixels
   * @param {number} width
   * @param {number} height
   * @returns {Found[]} in reading order
   */
  readLines(pixels, width, height) {
    // Where one trains, the page has training instead.
    if (!this.swift.readLines) return [];
    return Array.from({ length: this.swift.readLines(this.network, pixels, width, height) }, (_, digit) => {
      this.swift.foundDigit(this.network, digit);
      const [line, isAccepted] = this.exchange;
      return {
        line, isAccepted: isAccepted === 1, outline: [...this.exchange.subarray(2, 10)], probabilities: this.exchange.slice(10, 20),
        normalised: this.normalised(20),
      };
    });
  }

  /** @param {number} place in the exchange @returns {Normalised} */
  normalised(place = 0) {
    const take = () => this.exchange[place++];
    const takeAll = (/** @type {number} */ count) => this.exchange.slice(place, (place += count));
    const takeInk = () => {
      const [height, width] = [take(), take()];
      return { height, width, values: takeAll(height * width) };
    };
    const takePoint = () => ({ row: take(), column: take() });
    const [height, width] = [take(), take()];
    const box = this.region(place);
    place += 4;
    return {
      height, width, box, penWidth: take(), ink: takeInk(), scaled: takeInk(), strengthened: takeInk(), mass: takePoint(),
      origin: takePoint(), digit: takeAll(this.sizes[0]),
      doubts: Array.from({ length: take() }, () => ({ kind: take(), amount: take() })),
    };
  }

  /**
   * The drawing shrunk as it is.
   * @param {Float32Array} picture
   * @param {number} side
   */
  shrink(picture, side) {
    this.exchange.set(picture);
    this.swift.shrink(this.network, side, side);
    return this.exchange.slice(0, this.sizes[0]);
  }

  /**
   * The range of a colour scale that shows all of the values, as in the figures.
   * @param {ArrayLike<number>[]} all
   * @param {boolean} isSigned whether zero is to be in the middle at any rate
   * @returns {[number, number]}
   */
  scaleRange(all, isSigned) {
    let count = 0;
    for (const values of all) {
      this.exchange.set(values, count);
      count += values.length;
    }
    this.swift.fitScale(this.network, count, isSigned);
    return [this.exchange[0], this.exchange[1]];
  }

  /**
   * How a layer's sums and its values are spread.
   * @param {Float32Array} sums
   * @param {Float32Array} values
   * @returns {Histogram[]}
   */
  histograms(sums, values) {
    this.exchange.set(sums);
    this.exchange.set(values, sums.length);
    this.swift.countBins(this.network, sums.length);
    let place = 0;
    const take = () => this.exchange[place++];
    return [sums, values].map(() => ({
      low: take(), high: take(), zeros: take(), counts: Array.from({ length: take() }, take),
    }));
  }

  /** @param {Float32Array} pixels @param {Change} change */
  change(pixels, { turn, right, down, noise }) {
    this.exchange.set(pixels);
    this.swift.change(this.network, (turn * Math.PI) / 180, right, down, noise, 1);
    return this.exchange.slice(0, this.sizes[0]);
  }
}

/**
 * A trace as Swift writes it: each stage's values before its activation, then after it.
 * @param {Float32Array} numbers
 * @param {number[]} sizes how many values each stage has
 * @returns {Trace}
 */
export function traceOf(numbers, sizes) {
  /** @type {Trace} */
  const trace = { sums: [], values: [] };
  let place = 0;
  for (const size of sizes) {
    trace.sums.push(numbers.slice(place, place + size));
    trace.values.push(numbers.slice(place + size, place + 2 * size));
    place += 2 * size;
  }
  return trace;
}
