// @ts-check

/** Lets the browser answer a key or draw before what follows. @returns {Promise<void>} */
export const pause = () => new Promise((resolve) => setTimeout(resolve));
