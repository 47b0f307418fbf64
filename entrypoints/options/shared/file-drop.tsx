import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { readDroppedFiles } from './dropped-files.ts';

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
  readonly onFiles: (files: File[]) => void;
}

/** A drop zone that is also a file input: the whole area is its label, and the keyboard reaches it. */
export function FileDrop(props: FileDropProps) {
  const [isOver, setOver] = useState(false);
  const hintId = useId();
  const drop = async (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (props.isDisabled || !event.dataTransfer) return;
    const files = await readDroppedFiles(event.dataTransfer);
    if (files.length > 0) props.onFiles(files);
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
          if (files.length > 0) props.onFiles(files);
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
