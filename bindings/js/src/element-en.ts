/** Biểu nhập tiếng Anh: brings the form in English along with the page, which then draws it without loading anything else. */
import * as texts from "./element/en.js";
import { bringTexts } from "./element/layout.js";

bringTexts("en", texts);
