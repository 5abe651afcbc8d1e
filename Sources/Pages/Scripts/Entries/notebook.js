// The script of the notebook's pages.

import { addLessons } from "../notebook/list.js";
import { Notebook } from "../notebook/notebook.js";

const form = /** @type {HTMLFormElement | null} */ (document.querySelector(".new-lesson"));
if (form) addLessons(form);
else new Notebook();
