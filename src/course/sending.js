// What is on its way to a platform by cmi5: statements in their order, and the text that it keeps. What it did not take is sent again, and
// it is told what has been taken, not what has been sent.
//
// Each statement goes in a call of its own, since a call with one that is refused is refused whole. Only the last call of a page holds
// several: no code runs after it to send them one by one.

/** How much may be on its way when a page goes: browsers let calls outlive it up to 64 KiB in all. */
const MOST = 60_000;
/** How long an answer may take, in milliseconds. */
const PATIENCE = 30_000;
/** How long is waited before the next try, in milliseconds. */
const PAUSES = [1000, 3000, 8000, 15_000];
/** How often a statement may be refused; what is refused as often is nothing that time mends. */
const REFUSALS = 4;

/** Answers that say nothing of what was sent: the platform has no time, or something on the way has none. */
const isPassing = (status) => status >= 500 || status === 408 || status === 429;

/**
 * `call(path, options)` asks the platform; `keeps` is the path of the text that it keeps. `told` hears what it did not take (`waits`,
 * `trouble`) and that it has (`calm`).
 */
export function sending(call, keeps, told) {
  // Of each: the statement, how often it was refused, whether the platform may have it without having said so, and who hears that it has.
  let waiting = [];
  let flying;
  let carried = 0;
  let hasBegun = false;
  let isOver = false;
  // The text that the platform does not have yet.
  let unkept;
  let isTextTried = false;
  let running;
  let timer;
  let pause = 0;

  /** One call with a body; it outlives the page where it may and there is room for it. Gives the answer's trouble, or nothing. */
  async function carry(path, method, text, mayOutlive = true) {
    const size = new TextEncoder().encode(text).length;
    const keepalive = mayOutlive && carried + size <= MOST;
    if (keepalive) carried += size;
    try {
      const headers = { "Content-Type": "application/json" };
      const answer = await call(path, { method, headers, body: text, keepalive, signal: AbortSignal.timeout(PATIENCE) });
      // A call counts among those that outlive the page until its answer has been read.
      await answer.arrayBuffer();
      return answer.ok ? undefined : { status: answer.status, why: [answer.status, answer.statusText].join(" ").trim() };
    } catch (error) {
      return { status: 0, why: error.message };
    } finally {
      if (keepalive) carried -= size;
    }
  }

  /** What is sent next. Nothing may come before the first one. */
  const next = () => (hasBegun ? waiting : waiting.slice(0, 1)).find((it) => !it.isTried);

  /** Sends what waits and has not been tried. */
  async function round() {
    let trouble;
    for (let it; !isOver && (it = next()); ) {
      it.isTried = true;
      flying = it;
      const failed = await carry("statements", "POST", JSON.stringify([it.statement]));
      flying = undefined;
      // A statement with the id of one that is there is no second one.
      if (!failed || (failed.status === 409 && it.mayBeThere)) {
        hasBegun = true;
        pause = 0;
        waiting = waiting.filter((other) => other !== it);
        it.taken();
        continue;
      }
      trouble = failed;
      if (failed.status === 0 || isPassing(failed.status)) {
        // Whoever gives no answer to one gives none to the next.
        it.mayBeThere = true;
        for (const other of waiting) other.isTried = true;
        continue;
      }
      it.refusals += 1;
      if (!hasBegun || it.refusals < REFUSALS) continue;
      waiting = waiting.filter((other) => other !== it);
      told.trouble("lost", `${failed.why} (${it.statement.verb.display["en-US"]})`);
    }
    if (isOver) return;
    if (!waiting.length) told.calm("statements");
    else if (trouble) told.waits("statements", `${trouble.why} (statements)`);
    if (unkept !== undefined && !isTextTried) await keepText();
  }

  async function keepText() {
    const text = unkept;
    isTextTried = true;
    const failed = await carry(keeps, "PUT", text);
    if (failed) {
      told.waits("state", `${failed.why} (activities/state)`);
      return;
    }
    if (unkept === text) unkept = undefined;
    told.calm("state");
  }

  /**
   * Tries all that has had no answer, and where it `isDue` what was refused. One call at a time, so that what is made later does not arrive
   * earlier.
   */
  function run(isDue = false) {
    if (isDue) clearTimeout(timer);
    for (const it of waiting) if (isDue || !it.refusals) it.isTried = it === flying;
    if (isDue) isTextTried = false;
    running ??= (async () => {
      do await round();
      while (!isOver && (next() || (unkept !== undefined && !isTextTried)));
      running = undefined;
      clearTimeout(timer);
      if (isOver || (!waiting.length && unkept === undefined)) return;
      timer = setTimeout(() => run(true), PAUSES[pause]);
      pause = Math.min(pause + 1, PAUSES.length - 1);
    })();
    return running;
  }
  addEventListener("online", () => !isOver && run(true));

  return {
    /**
     * Sends a statement as soon as it can be; `mayBeThere` where an earlier session may have sent it. The promise is kept when the platform
     * has taken it.
     */
    send(statement, { mayBeThere = false } = {}) {
      return new Promise((taken) => {
        waiting.push({ statement, refusals: 0, mayBeThere, taken });
        if (!isOver) run();
      });
    },
    /** Has the platform keep a text in place of the one before. */
    keep(text) {
      unkept = text;
      isTextTried = false;
      if (!isOver) run();
    },
    /** Waits for the round that is under way, or tries another; whether everything has been taken. */
    async settled() {
      if (waiting.length || unkept !== undefined) await run(true);
      return !waiting.length && unkept === undefined;
    },
    /**
     * Sends the last statements, behind what waits, and where there is one another text to be kept, in calls that outlive the page. Nothing is
     * sent after them.
     */
    leave(made, text = unkept) {
      if (isOver) return;
      isOver = true;
      unkept = text;
      clearTimeout(timer);
      // Where a browser counts more as on its way than is, the call is refused at once: a page that it keeps can do without.
      const insist = async (path, method, text) => {
        const failed = await carry(path, method, text);
        if (failed?.status === 0) carry(path, method, text, false);
      };
      if (unkept !== undefined) insist(keeps, "PUT", unkept);
      const post = (statements) => insist("statements", "POST", JSON.stringify(statements));
      const rest = waiting.filter((it) => it !== flying);
      // What has been refused would have the others refused with it. Before the first one everything is.
      const refused = hasBegun ? rest.filter((it) => it.refusals) : [];
      const last = [...rest.filter((it) => !refused.includes(it)).map((it) => it.statement), ...made];
      // Where there is no room for all, results go before answers.
      const size = (statement) => new TextEncoder().encode(JSON.stringify(statement)).length + 1;
      const isAnswer = (statement) => statement.verb.id.endsWith("/answered");
      let room = MOST - carried - 2 - last.filter((it) => !isAnswer(it)).reduce((sum, it) => sum + size(it), 0);
      const chosen = last.filter((it) => !isAnswer(it) || (room -= size(it)) >= 0);
      for (const { statement } of refused.filter(({ statement }) => (room -= size(statement) + 2) >= 0)) post([statement]);
      post(chosen);
    },
  };
}
