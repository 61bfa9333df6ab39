import { langs } from '../../messages/lang.ts';
import { staffMessages } from '../../messages/staff.ts';

/**
 * What the component library says to screen readers. It has no Vietnamese of its own, and takes strings from
 * these two global symbols before any of its own; each is looked up when it is said, in the page's language.
 */
const words = () =>
  staffMessages(langs.find((lang) => lang === document.documentElement.lang) ?? 'vi').spoken;

type Said = (about: Readonly<Record<string, string>>) => string;
type Strings = Readonly<Record<string, Said>>;

const combobox: Strings = {
  focusAnnouncement: ({ optionText = '' }) => optionText,
  countAnnouncement: ({ optionCount = '0' }) => words().options(Number(optionCount)),
  selectedAnnouncement: ({ optionText = '' }) => words().chosen(optionText),
  buttonLabel: () => words().showOptions,
  listboxLabel: () => words().optionList,
};

const grid: Strings = {
  deselectedItem: ({ item = '' }) => words().notChosen(item),
  select: () => words().choose,
  selectedCount: ({ count = '0' }) => words().chosenCount(Number(count)),
  selectedAll: () => words().allChosen,
  selectedItem: ({ item = '' }) => words().chosen(item),
  longPressToSelect: () => words().longPress,
};

const table: Strings = {
  select: () => words().choose,
  selectAll: () => words().chooseAll,
  sortable: () => words().sortable,
  ascending: () => words().ascending,
  descending: () => words().descending,
  ascendingSort: ({ columnName = '' }) => `${columnName}, ${words().ascending}`,
  descendingSort: ({ columnName = '' }) => `${columnName}, ${words().descending}`,
  columnSize: ({ value = '' }) => `${value} px`,
  resizerDescription: () => words().resize,
  expand: () => words().expand,
  collapse: () => words().collapse,
};

Object.assign(window, {
  [Symbol.for('react-aria.i18n.locale')]: 'vi-VN',
  [Symbol.for('react-aria.i18n.strings')]: {
    '@react-aria/combobox': combobox,
    '@react-aria/grid': grid,
    '@react-aria/gridlist': grid,
    '@react-aria/menu': { longPressMessage: () => words().longPress },
    '@react-aria/overlays': { dismiss: () => words().dismiss },
    '@react-aria/table': table,
  },
});
