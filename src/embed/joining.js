// What the program calls to have its second part: by then the script has put it beside the first (`program.js`), so it is there.

import { running } from "lots-module";

export const __wasm_split_load_later = (told, what) => running().__indirect_function_table.get(told)(what, true);
