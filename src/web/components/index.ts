/** Plain React components for both sides: they need no script, and `base.css` draws them. */
export { type ButtonLook, buttonClass, LinkButton, SubmitButton } from './button.tsx';
export { type Column, DataTable } from './data-table.tsx';
export { ErrorSummary } from './error-summary.tsx';
export { Choices, type ControlProps, Field, type FieldProps, TextField } from './field.tsx';
export { type NavLink, PageFooter, PageHeader, Section } from './frame.tsx';
export { type Described, DescriptionList, Facts, Steps, Timeline, type TimelineItem } from './lists.tsx';
export { EmptyState, Notice, StatusTag } from './notice.tsx';
export { classes, type Tone } from './tone.ts';
