import type { ComponentChildren, TargetedInputEvent } from 'preact';
import { useId } from 'preact/hooks';

type FieldProps = {
  readonly label: string;
  readonly value: string;
  readonly type?: keyof typeof inputs;
  readonly hint?: string;
  readonly isNeeded?: boolean;
  readonly most?: number;
  readonly change: (value: string) => void;
};

type Shared = {
  readonly class: string;
  readonly value: string;
  readonly required: boolean;
  readonly maxLength: number;
  readonly autocomplete: string;
  readonly spellcheck: boolean;
  readonly 'aria-describedby': string | undefined;
  readonly onInput: (event: TargetedInputEvent<HTMLInputElement>) => void;
};

const inputs = {
  text: (shared: Shared) => <input type="text" {...shared} />,
  email: (shared: Shared) => <input type="email" {...shared} />,
  password: (shared: Shared) => <input type="password" {...shared} />,
  url: (shared: Shared) => <input type="url" {...shared} />,
  time: (shared: Shared) => <input type="time" {...shared} />,
  number: (shared: Shared) => <input type="number" {...shared} />,
} as const;

/** One line to type into, with its name above and what helps below. */
export function FormField({ label, value, type = 'text', hint, isNeeded = false, most = 512, change }: FieldProps) {
  const id = useId();
  return (
    <label class="mail-field">
      <span>{label}</span>
      {inputs[type]({
        class: 'field',
        value,
        required: isNeeded,
        maxLength: most,
        autocomplete: type === 'password' ? 'new-password' : 'off',
        spellcheck: false,
        'aria-describedby': hint === undefined ? undefined : id,
        onInput: ({ currentTarget }) => change(currentTarget.value),
      })}
      {hint !== undefined && (
        <small class="soft" id={id}>
          {hint}
        </small>
      )}
    </label>
  );
}

type ChoiceProps<T extends string> = {
  readonly label: string;
  readonly choices: readonly { readonly value: T; readonly name: string }[];
  readonly chosen: T;
  readonly choose: (value: T) => void;
};

/** One of several, from a list that folds out. */
export function FormChoice<T extends string>({ label, choices, chosen, choose }: ChoiceProps<T>) {
  return (
    <label class="mail-field">
      <span>{label}</span>
      <select
        class="field"
        value={chosen}
        onChange={({ currentTarget }) => {
          const one = choices.find(({ value }) => value === currentTarget.value);
          if (one) choose(one.value);
        }}
      >
        {choices.map(({ value, name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

type CheckProps = { readonly isOn: boolean; readonly set: (isOn: boolean) => void; readonly children: ComponentChildren };

/** Something to be on or off. */
export function FormCheck({ isOn, set, children }: CheckProps) {
  return (
    <label class="check">
      <input type="checkbox" checked={isOn} onChange={({ currentTarget }) => set(currentTarget.checked)} />
      <span>{children}</span>
    </label>
  );
}
