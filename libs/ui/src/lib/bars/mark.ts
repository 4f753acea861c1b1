import { ChangeDetectionStrategy, Component } from '@angular/core';

/** The product's mark: two people side by side. */
@Component({
  selector: 'al-mark',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<svg viewBox="0 0 32 32" focusable="false">
    <g class="al-mark__one">
      <path d="M10.5 15.5v11" />
      <circle cx="10.5" cy="7" r="3.4" />
    </g>
    <g class="al-mark__two">
      <path d="M21.5 18v8.5" />
      <circle cx="21.5" cy="10" r="3.4" />
    </g>
  </svg>`,
  host: { class: 'al-mark', 'aria-hidden': 'true' },
})
export class Mark {}
