/** What other scripts leave in the page: Sphinx's options and texts, and Vega. */

declare const DOCUMENTATION_OPTIONS: { SHOW_SEARCH_SUMMARY: boolean };
declare const Documentation: { addTranslations(catalogue: object): void };

interface VegaView {
  initialize(place: Element): VegaView;
  hover(): VegaView;
  runAsync(): Promise<VegaView>;
}
declare const vega: { parse(specification: object): object; View: new (runtime: object, options: object) => VegaView };
declare const vegaLite: { compile(specification: object): { spec: object } };
