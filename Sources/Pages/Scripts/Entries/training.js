// The script of a page that answers and has a place to train in.

import { bringToLife } from "../live.js";
import { Trainer } from "../trainer.js";

bringToLife(Trainer);
