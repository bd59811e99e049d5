/** What a name is: one line, without characters that nobody sees and that turn around what stands beside it. */
export const ONE_LINE = /^[^\p{Cc}\p{Bidi_Control}\u2028\u2029]*$/u;

/** What is wrong with a text that `ONE_LINE` does not fit, as a sentence that says what to do. */
export const NOT_ONE_LINE = "Use one line, without invisible control characters.";
