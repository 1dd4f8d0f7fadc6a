// A field for a name that goes into a file.

import assert from "node:assert/strict";

/** No button saves a file while an identity number stands in the field; that is told, and the field has the focus. What stood there stays. */
export async function noNumber(page, field, buttons) {
  const name = await field.inputValue();
  const host = page.locator("samverkans-lots");
  let files = 0;
  const count = () => (files += 1);
  page.on("download", count);
  for (const button of buttons) {
    await field.fill("19121212-1212");
    await host.getByRole("button", { name: button, exact: true }).click();
    await host.getByRole("alert").filter({ hasText: "personnummer" }).waitFor();
    assert.ok(await field.evaluate((it) => it === it.getRootNode().activeElement), "the field has the focus");
  }
  await page.waitForTimeout(200);
  page.off("download", count);
  assert.equal(files, 0);
  await field.fill(name);
}
