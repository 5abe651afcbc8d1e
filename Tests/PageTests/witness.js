// Runs before a page's script, and keeps what its Swift core answers: a page shows only a part of that, rounded.
// Each core's last run and last explanation are in `cores`, in the order in which the cores first ran a digit: one that
// reads a picture runs none.
{
  const instantiate = WebAssembly.instantiate;
  globalThis.cores = [];

  const witnessed = (swift) => {
    const core = { swift, runs: 0, network: 0, numbers: new Float32Array(), ran: [], explained: [] };
    return {
      ...swift,
      createNetwork() {
        core.network = swift.createNetwork();
        core.numbers = new Float32Array(swift.memory.buffer, swift.exchange(core.network), 512 * 512);
        return core.network;
      },
      run(network) {
        swift.run(network);
        if (!cores.includes(core)) cores.push(core);
        core.runs += 1;
        // 6,598 values before the activation, and as many after it.
        core.ran = core.numbers.slice(0, 2 * 6598);
      },
      // Where one trains, the page does not read lines.
      readLines: swift.readLines && ((...picture) => {
        const begin = performance.now();
        const count = swift.readLines(...picture);
        globalThis.readingTook = performance.now() - begin;
        return count;
      }),
      explain(network, stage, index) {
        const count = swift.explain(network, stage, index);
        core.explained = [stage, index, ...core.numbers.slice(0, 11 + 3 * count)];
        return count;
      },
    };
  };

  WebAssembly.instantiate = async (...given) => {
    const { module, instance } = await instantiate(...given);
    return { module, instance: { exports: witnessed(instance.exports) } };
  };

  // When the page is alive, in milliseconds since it was asked for.
  new MutationObserver((_, observer) => {
    if (document.documentElement?.dataset.live !== "ready") return;
    globalThis.readyAfter = performance.now();
    observer.disconnect();
  }).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-live"] });
}
