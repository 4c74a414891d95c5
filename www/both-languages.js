// @ts-check
/** Both languages at once, for what may have to speak either without waiting. */
import { teach } from "./say.js";
import en from "./texts/en.json";
import fr from "./texts/fr.json";

teach("fr", fr);
teach("en", en);
