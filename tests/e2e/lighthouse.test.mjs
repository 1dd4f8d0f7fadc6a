// Lighthouse on the full page with a result on it, which a link brings there.

import assert from "node:assert/strict";
import { audit } from "../tools/audit.mjs";
import { caseOf, promise } from "./support.mjs";

promise("Lighthouse gives the page with a result 100 for accessibility and for best practices", { timeout: 180_000 }, async ({ widget, page }) => {
  await widget.host.evaluate((host, answers) => void (host.answers = answers), caseOf("O-ST-4").answers);
  await widget.button("Kopiera länk").click();
  const link = await widget.host.getByRole("textbox", { name: "Kopiera länk" }).inputValue();
  await page.goto("about:blank");
  const { accessibility, "best-practices": practices } = await audit(link, ["accessibility", "best-practices"]);
  assert.deepEqual([accessibility, practices], [
    { score: 100, lacks: [] },
    { score: 100, lacks: [] },
  ]);
});
