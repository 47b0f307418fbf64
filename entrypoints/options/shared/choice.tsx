import { useId } from 'preact/hooks';

/** One of few alternatives, as radio buttons on cards. */
export function Choice<Value extends string>(props: {
  legend: string;
  value: Value;
  options: readonly { readonly value: Value; readonly label: string; readonly hint: string }[];
  onChange: (value: Value) => void;
}) {
  const name = useId();
  return (
    <fieldset class="choice">
      <legend>{props.legend}</legend>
      {props.options.map(({ value, label, hint }) => (
        <label key={value}>
          <input
            type="radio"
            name={name}
            value={value}
            aria-label={label}
            checked={value === props.value}
            onChange={() => props.onChange(value)}
          />
          <span>
            {label}
            <small>{hint}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
