/** Stands in for packages that jsPDF would load for features nobody here uses: drawing HTML and SVG. */
export default undefined;
