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

// What a listener holds in the program's memory is given back only when the browser collects it, and that memory never shrinks: collected
// after so many elements, it reaches equally high however many there are.
const COLLECTED = 20;

/** Mounts and removes an element `times` times, a question answered in each, and counts what the page holds after it. */
export async function mounting(page, times) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("HeapProfiler.enable");
  for (let left = times; left > 0; left -= COLLECTED) {
    await page.evaluate(comeAndGo, Math.min(left, COLLECTED));
    await devtools.send("HeapProfiler.collectGarbage");
  }
  for (let round = 0; round < 3; round += 1) await devtools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await devtools.send("Runtime.getHeapUsage");
  const { nodes, jsEventListeners } = await devtools.send("Memory.getDOMCounters");
  await devtools.detach();
  const program = await page.evaluate(() => window.memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0));
  return { program, nodes, listeners: jsEventListeners, heap: usedSize };
}

/** Runs in the page. */
async function comeAndGo(times) {
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
}
