/** Biểu nhập tiếng Việt: brings the form in Vietnamese along with the page, which then draws it without loading anything else. */

import { bringTexts } from "./element/layout.js";
import * as texts from "./element/vi.js";

bringTexts("vi", texts);
