// @ts-check
/** On a server there are no elements: the same names, which define nothing until a browser takes the page over. */
class Nothing {}

export {
  Nothing as ChartElement,
  Nothing as DropzoneElement,
  Nothing as KpiElement,
  Nothing as TableElement,
  Nothing as WorkbenchElement,
};
