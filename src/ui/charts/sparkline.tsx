import './charts.css';

const [width, height] = [96, 20];

/** How something went, without numbers: those stand beside it. */
export function Sparkline({ values }: { readonly values: readonly number[] }) {
  const most = Math.max(1, ...values);
  const step = values.length > 1 ? width / (values.length - 1) : width;
  const points = values.map((value, index) => `${(index * step).toFixed(1)},${(height - 1 - (value / most) * (height - 2)).toFixed(1)}`);
  const only = values.length === 1 ? [`0,${points[0]?.split(',')[1] ?? height}`, `${width},${points[0]?.split(',')[1] ?? height}`] : points;
  return (
    <svg class="sparkline" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <polygon class="spark-area" points={`0,${height} ${only.join(' ')} ${width},${height}`} />
      <polyline class="spark-line" points={only.join(' ')} />
    </svg>
  );
}
