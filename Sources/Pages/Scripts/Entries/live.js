// The script of a page that answers.

import { bringToLife } from "../live.js";

bringToLife();
