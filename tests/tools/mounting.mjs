// Elements put on a page and taken off again, many times, and what is left of them in memory.

/** To be added to a page before it is opened: keeps hold of the memory of each program that is started. */
export function watchMemory() {
  window.memories = [];
  const real = WebAssembly.instantiate;
  WebAssembly.instantiate = async (...given) => {
    const result = await real(...given);
    // The second part of a program has none of its own.
    const { memory } = (result.instance ?? result).exports;
    if (memory) window.memories.push(memory);
    return result;
  };
}

/** Mounts and removes an element `times` times, a question answered in each, and counts what the page holds after it. */
export async function mounting(page, times) {
  await page.evaluate(async (times) => {
    for (let time = 0; time < times; time += 1) {
      const widget = document.createElement("samverkans-lots");
      widget.pack = "stockholm";
      const ready = new Promise((done) => widget.addEventListener("lots-ready", done));
      document.body.append(widget);
      await ready;
      widget.answers = { situation: "new_case" };
      await new Promise((done) => requestAnimationFrame(done));
      widget.remove();
      await new Promise((done) => setTimeout(done));
    }
  }, times);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("HeapProfiler.enable");
  for (let round = 0; round < 3; round += 1) await devtools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await devtools.send("Runtime.getHeapUsage");
  const { nodes, jsEventListeners } = await devtools.send("Memory.getDOMCounters");
  await devtools.detach();
  const program = await page.evaluate(() => window.memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0));
  return { program, nodes, listeners: jsEventListeners, heap: usedSize };
}
