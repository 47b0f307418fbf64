import type { ComponentChildren } from 'preact';

/** Props of a button: what it does, how it looks, and why it cannot be pressed now. */
export interface ButtonProps {
  readonly kind?: 'primary' | 'quiet' | 'danger' | 'quiet-danger';
  readonly isSmall?: boolean;
  readonly isDisabled?: boolean;
  /** Accessible name where the text alone would not tell buttons apart, as in the rows of a table. */
  readonly name?: string;
  readonly title?: string | undefined;
  readonly isPressed?: boolean;
  readonly onPress: () => void;
  readonly children: ComponentChildren;
}

/** A push button in the style of every page of the extension (ui/theme.css). */
export function Button(props: ButtonProps) {
  const kinds = props.kind?.split('-').map((kind) => `button--${kind}`) ?? [];
  return (
    <button
      type="button"
      class={['button', ...kinds, props.isSmall ? 'button--small' : ''].join(' ').trim()}
      disabled={props.isDisabled}
      aria-label={props.name}
      aria-pressed={props.isPressed}
      title={props.title}
      onClick={props.onPress}
    >
      {props.children}
    </button>
  );
}
