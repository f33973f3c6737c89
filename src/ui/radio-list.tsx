import { useId } from 'preact/hooks';

type RadioListProps<T> = {
  readonly choices: readonly { readonly value: T; readonly name: string }[];
  readonly chosen: T | undefined;
  readonly choose: (value: T) => void;
};

/** One of several. */
export function RadioList<T extends string>({ choices, chosen, choose }: RadioListProps<T>) {
  const group = useId();
  return (
    <div class="choices" role="radiogroup">
      {choices.map(({ value, name }) => (
        <label key={value} class="check">
          <input type="radio" name={group} checked={value === chosen} onChange={() => choose(value)} />
          <span>{name}</span>
        </label>
      ))}
    </div>
  );
}
