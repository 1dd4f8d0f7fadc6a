// Pages on which the first parts of the program and of the pack are there, and the rest when the test lets it come.

import { laterName } from "../tools/parts.mjs";
import { promise, Widget } from "./support.mjs";

export const element = '<samverkans-lots pack="stockholm"><a href="/regelbok.html">Regelboken för utskrift</a></samverkans-lots>';
export const laterAddress = new RegExp(`/${laterName().replaceAll(".", "\\.")}$`);
export const wholeAddress = /\/packs\/stockholm\.json$/;

/**
 * A page whose element has the first part, and what is asked for `at` an address when `arrive` is called with what the server answers.
 * Where a `path` is given it is the full page, else one that holds only `html`.
 */
export const halfway = (name, { html = element, path, at = laterAddress, expects = [/^request: /] } = {}, check) =>
  promise(name, { ...(path ? { path: "/privacy.html" } : { body: `<template>${html}</template>` }), waits: false, expects }, async (visit) => {
    const { page } = visit;
    const held = [];
    let answer;
    let count = 0;
    await page.route(at, (route) => {
      count += 1;
      return answer ? answer(route) : held.push(route);
    });
    if (path) await page.goto(new URL(path, page.url()).href);
    else await page.evaluate(() => document.querySelector("main").append(document.querySelector("template").content.cloneNode(true)));
    const widget = new Widget(page);
    const arrive = async (how = (route) => route.continue()) => {
      answer = how;
      for (const route of held.splice(0)) await how(route);
    };
    await check({ visit, page, widget, arrive, requests: () => count });
  });

/** A question is asked. */
export const asked = (widget) => widget.button("Vet inte").waitFor();

/** Whether all is there. */
export const isReady = async (visit) => (await visit.heard("lots-ready")).length > 0;

/** Waits until it is. */
export const becomesReady = (page, count = 1) => page.waitForFunction((count) => window.heard.filter(({ name }) => name === "lots-ready").length >= count, count);
