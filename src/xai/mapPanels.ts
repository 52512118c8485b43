import type { ColorMapName } from "../plot/drawing/colorMap.ts";
import type { Picture } from "../plot/drawing/picture.ts";
import type { ValueRange } from "../plot/images/gridImage.ts";
import { extentRange, heatCells, type Plane, reducedPlane } from "../plot/images/heatCells.ts";
import { blendedCells, imageCells, imageRange } from "../plot/images/imageCells.ts";
import { specialValueNotes, specialValuesAlt } from "../plot/images/notes.ts";
import { panelPicture } from "../plot/images/panelGrid.ts";
import { joinedExtent, valueExtent } from "../plot/images/valueExtent.ts";
import type { ShapedFloats } from "./inputs/explainedImages.ts";

/** One map; or an image; or a map laid over an image. */
export interface MapPanel {
  /** The map's numbers; left out, the image alone is drawn. */
  readonly plane?: Plane;
  /** The map's values of the first and the last colour; left out, its own smallest and largest. */
  readonly range?: ValueRange;
  /** The image, of the map's size. */
  readonly image?: { readonly of: ShapedFloats; readonly index: number };
}

/** Maps of one size in rows. */
export interface MapPanels {
  readonly panels: readonly MapPanel[];
  readonly columns: number;
  /** Rows and columns of numbers in a map. */
  readonly size: readonly [height: number, width: number];
  readonly colorMap: ColorMapName;
  readonly title: string;
  /** One above each column. */
  readonly columnHeadings?: readonly string[];
  /** One left of each row. */
  readonly rowHeadings?: readonly string[];
  /** One above each panel. */
  readonly labels?: readonly string[];
  /** The longest side of a panel in CSS pixels where there is room; 110. */
  readonly largestSize?: number;
  /** Remarks below the maps. */
  readonly notes?: readonly string[];
  /** What the picture shows, in words. */
  readonly altText: string;
}

const LARGEST_SIZE = 110;
const OPACITY = 0.5;

/** Draws maps in rows and columns, each with its own scale: what changed from one to the next is seen side by side. */
export function mapPanels({
  panels,
  size,
  colorMap,
  altText,
  largestSize = LARGEST_SIZE,
  notes = [],
  ...rest
}: MapPanels): Picture {
  const [height, width] = size;
  const extents = panels.map(({ plane }) =>
    plane === undefined
      ? valueExtent([])
      : valueExtent(plane.values, { start: plane.start, stride: plane.stride, count: height * width }),
  );
  const imageRanges = new Map<ShapedFloats, ValueRange>();
  for (const { image } of panels) {
    if (image === undefined || imageRanges.has(image.of)) continue;
    imageRanges.set(image.of, imageRange(valueExtent(image.of.values)));
  }
  const all = joinedExtent(extents);
  return panelPicture(
    {
      ...rest,
      count: panels.length,
      panelHeight: height,
      panelWidth: width,
      size: undefined,
      largestSize,
      labels: rest.labels,
      colorBar: undefined,
      notes: [...notes.map((text) => ({ text })), ...specialValueNotes(all)],
      cells: (panel, scale) => {
        const { plane, range, image } = panels[panel] as MapPanel;
        const below =
          image === undefined
            ? undefined
            : imageCells(image.of, image.index, imageRanges.get(image.of) as ValueRange, scale);
        if (plane === undefined && below !== undefined) return below;
        const ends = range ?? extentRange(extents[panel] as ReturnType<typeof valueExtent>, colorMap);
        const heat = heatCells(reducedPlane(plane as Plane, scale), colorMap, ends);
        return below === undefined ? heat : blendedCells(below, heat, () => OPACITY);
      },
    },
    (reduced) => [altText, ...notes, specialValuesAlt(all), reduced].filter((sentence) => sentence !== "").join(" "),
  );
}
