/** The shared look of text inputs, textareas and selects. 16 px on small screens, or iOS zooms into the field. */
export const CONTROL_CLASS =
  "block w-full min-w-0 rounded-md border border-control bg-canvas px-3 text-base text-fg shadow-resting transition-colors sm:text-sm focus-visible:border-focus focus-visible:outline-2 focus-visible:-outline-offset-1 focus-visible:outline-focus aria-invalid:border-danger disabled:cursor-not-allowed disabled:border-line disabled:bg-subtle disabled:text-muted";
