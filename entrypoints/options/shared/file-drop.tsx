import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { readDroppedFiles } from './dropped-files.ts';
import { attempt } from './notices.tsx';

/** Props of a place that takes files. */
export interface FileDropProps {
  /** Name of the input for assistive technology and the button's text. */
  readonly label: string;
  /** The input's name: the same in every language. */
  readonly name: string;
  readonly hint?: ComponentChildren;
  /** Accepted extensions, as the `accept` attribute has them. */
  readonly accept?: string;
  readonly isMultiple?: boolean;
  readonly isDisabled?: boolean;
  /** What it rejects with is shown to the user. */
  readonly onFiles: (files: File[]) => unknown;
}

/** A drop zone that is also a file input: the whole area is its label, and the keyboard reaches it. */
export function FileDrop(props: FileDropProps) {
  const [isOver, setOver] = useState(false);
  const hintId = useId();
  const take = (read: () => Promise<File[]> | File[]) =>
    attempt(async () => {
      const files = await read();
      if (files.length > 0) await props.onFiles(files);
    });
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const { dataTransfer } = event;
    if (dataTransfer && !props.isDisabled) take(() => readDroppedFiles(dataTransfer));
  };
  return (
    <label
      class={`file-drop ${isOver ? 'over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        type="file"
        name={props.name}
        aria-label={props.label}
        aria-describedby={hintId}
        accept={props.accept}
        multiple={props.isMultiple}
        disabled={props.isDisabled}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = ''; // the same file may be chosen again
          take(() => files);
        }}
      />
      <span class="file-drop-icon" aria-hidden="true">
        ↥
      </span>
      <span class="file-drop-label">{props.label}</span>
      <span class="hint" id={hintId}>
        {props.hint}
      </span>
    </label>
  );
}
