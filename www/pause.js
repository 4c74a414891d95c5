// @ts-check

/** Lets what waits, such as a key, a cancel or an answer, come in before what follows. @returns {Promise<void>} */
export const pause = () => new Promise((resolve) => setTimeout(resolve));
