/** A point of a line: the mean of one step or of several that follow each other. */
export interface LinePoint {
  /** Place along the axis. */
  readonly x: number;
  readonly y: number;
}

/** Points of a line at the most; more would not be told apart in a chart. */
const MOST_POINTS = 300;

/** Steps that will become one point. */
interface Bucket {
  readonly count: number;
  readonly xSum: number;
  readonly ySum: number;
}

const EMPTY: Bucket = { count: 0, xSum: 0, ySum: 0 };

/**
 * A line that steps are added to without end and that never has many points: whenever there are too many, neighbours are
 * joined to their mean. A step that was not a finite number makes its point one that is not.
 */
export class ThinnedLine {
  #stepsPerPoint = 1;
  #points: readonly LinePoint[] = [];
  #open = EMPTY;

  /** Adds a step; steps come in the order of their places. */
  add(x: number, y: number): void {
    const bucket = { count: this.#open.count + 1, xSum: this.#open.xSum + x, ySum: this.#open.ySum + y };
    if (bucket.count < this.#stepsPerPoint) {
      this.#open = bucket;
      return;
    }
    const points = [...this.#points, meanOf(bucket)];
    // An interrupt may end this anywhere: what it can come between is but a point too many or too few.
    this.#open = EMPTY;
    if (points.length < MOST_POINTS) {
      this.#points = points;
    } else {
      this.#stepsPerPoint *= 2;
      this.#points = joinedPairs(points);
    }
  }

  /** The points so far, at most 300; the last one may stand for fewer steps than the others. */
  get points(): readonly LinePoint[] {
    return this.#open.count === 0 ? this.#points : [...this.#points, meanOf(this.#open)];
  }
}

/**
 * A line made smooth: each point the mean of those around it, a thirtieth of the line's on either side. Points that are no
 * finite numbers stay, and count in no mean.
 */
export function smoothed(points: readonly LinePoint[]): readonly LinePoint[] {
  const reach = Math.round(points.length / 30);
  return points.map(({ x, y }, at) => {
    if (reach === 0 || !Number.isFinite(y)) return { x, y };
    // Near an end about as many on either side as there are: a mean of one side alone would bend the line.
    const own = Math.max(Math.min(reach, at, points.length - 1 - at), Math.ceil(reach / 3));
    let sum = 0;
    let count = 0;
    for (let other = at - own; other <= at + own; other++) {
      const value = points[other]?.y;
      if (value === undefined || !Number.isFinite(value)) continue;
      sum += value;
      count += 1;
    }
    return { x, y: sum / count };
  });
}

function meanOf({ count, xSum, ySum }: Bucket): LinePoint {
  return { x: xSum / count, y: ySum / count };
}

function joinedPairs(points: readonly LinePoint[]): readonly LinePoint[] {
  return Array.from({ length: points.length / 2 }, (_, pair) => {
    const [first, second] = [points[2 * pair] as LinePoint, points[2 * pair + 1] as LinePoint];
    return { x: (first.x + second.x) / 2, y: (first.y + second.y) / 2 };
  });
}
