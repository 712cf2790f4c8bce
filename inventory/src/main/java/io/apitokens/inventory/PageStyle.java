package io.apitokens.inventory;

/** The style of the page: light, dark, narrow and printed. */
final class PageStyle {

    static final String TEXT = """
            :root {
              color-scheme: light dark;
              --ground: #ffffff; --panel: #f6f7f9; --ink: #1b2027; --quiet: #59636f; --line: #d9dee4; --accent: #23598f;
              --high: #a4152d; --high-ground: #fbe9ec; --medium: #7d4f00; --medium-ground: #fdf1da;
              --low: #285a86; --low-ground: #e6f0f9; --unknown: #5d4391; --unknown-ground: #efeaf8;
              --fine: #24633c; --fine-ground: #e6f4ea; --bar-medium: #d08a1d; --bar-low: #6f9fc8; --bar-fine: #9fc3ab;
              --bar-quiet: #aab3bd;
            }
            @media (prefers-color-scheme: dark) {
              :root {
                --ground: #14181d; --panel: #1d2229; --ink: #e6e9ed; --quiet: #a2acb8; --line: #343c46; --accent: #8dbdec;
                --high: #ff9aa8; --high-ground: #45161f; --medium: #f2c069; --medium-ground: #3d2c0b;
                --low: #9cc8ee; --low-ground: #16314a; --unknown: #c9b5f5; --unknown-ground: #2f2449;
                --fine: #93d6aa; --fine-ground: #15351f; --bar-medium: #c78a2c; --bar-low: #5d8fba; --bar-fine: #4f7d5e;
                --bar-quiet: #5b6672;
              }
            }
            * { box-sizing: border-box; }
            html { background: var(--ground); color: var(--ink); -webkit-text-size-adjust: 100%; }
            body { font: .9375rem/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
              margin: 0 auto; max-width: 92rem; padding: 1.5rem clamp(1rem, 3vw, 2.5rem) 3rem; }
            a { color: var(--accent); }
            a:focus-visible, button:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--accent);
              outline-offset: 2px; }
            .skip { left: -99rem; position: absolute; }
            .skip:focus { background: var(--ground); left: 1rem; padding: .5rem 1rem; top: .5rem; }
            .top { align-items: baseline; display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; justify-content: space-between; }
            h1 { font-size: 1.5rem; letter-spacing: -.01em; line-height: 1.2; margin: 0; }
            h2 { font-size: 1.15rem; line-height: 1.3; margin: 2.75rem 0 .75rem; }
            p { margin: .35rem 0; }
            .quiet { color: var(--quiet); }
            nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; margin: .5rem 0 0; padding: 0; }
            .banner { border-left: 6px solid; border-radius: 4px; font-size: 1.15rem; font-weight: 650; margin: 1.25rem 0;
              padding: .8rem 1rem; }
            .cards { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); }
            .card { background: var(--panel); border: 1px solid var(--line); border-radius: 8px; overflow-wrap: anywhere;
              padding: .9rem 1rem 1rem; }
            .card h2 { color: var(--quiet); font-size: .9rem; font-weight: 600; margin: 0; }
            .card .big { font-size: 1.75rem; font-variant-numeric: tabular-nums; font-weight: 650; letter-spacing: -.02em;
              line-height: 1.25; margin: .15rem 0 .35rem; }
            .card ul { list-style: none; margin: .35rem 0 0; padding: 0; }
            .card li { border-top: 1px solid var(--line); font-size: .9rem; padding: .3rem 0; }
            .badge { border-radius: 4px; display: inline-block; font-size: .8rem; font-weight: 650; line-height: 1.5;
              padding: 0 .45rem;
              white-space: nowrap; }
            .high { background: var(--high-ground); color: var(--high); }
            .medium { background: var(--medium-ground); color: var(--medium); }
            .low { background: var(--low-ground); color: var(--low); }
            .unknown { background: var(--unknown-ground); color: var(--unknown); }
            .fine { background: var(--fine-ground); color: var(--fine); }
            table { border-collapse: collapse; font-variant-numeric: tabular-nums; width: 100%; }
            caption { color: var(--quiet); padding: 0 0 .5rem; text-align: left; }
            th, td { border-bottom: 1px solid var(--line); font-size: .9rem; overflow-wrap: break-word; padding: .45rem .9rem .45rem 0;
              text-align: left; vertical-align: top; }
            thead th { border-bottom: 2px solid var(--line); color: var(--quiet); font-weight: 600; vertical-align: bottom; }
            tbody th { font-weight: 600; }
            .numbers td { text-align: right; }
            .numbers th, .numbers td { padding-bottom: .2rem; padding-top: .2rem; }
            .numbers th:not(:first-child) { text-align: right; }
            .scroll { overflow-x: auto; }
            .scroll > table:not(.numbers) { min-width: 44rem; }
            .scroll > #tokens { min-width: 82rem; table-layout: fixed; }
            code { font: .85em ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; }
            #tokens th, #tokens td { font-size: .85rem; overflow-wrap: anywhere; padding-right: .6rem; }
            #tokens th { width: 7.8%; }
            #tokens th:nth-child(1) { width: 14%; }
            #tokens th:nth-child(2) { width: 5.5%; }
            #tokens th:nth-child(3) { width: 19%; }
            #tokens th:nth-child(4) { width: 13%; }
            #tokens th:nth-child(5) { width: 7%; }
            #tokens th:nth-child(6) { width: 9.6%; }
            #tokens th:nth-child(10) { width: 8.5%; }
            #tokens .time span { display: inline-block; white-space: nowrap; }
            #tokens ul { list-style: none; margin: 0; padding: 0; }
            #tokens code { color: var(--quiet); display: block; font-weight: 400; }
            thead button { background: none; border: 0; color: inherit; cursor: pointer; font: inherit; padding: 0;
              text-align: left; text-decoration: underline dotted; }
            th[aria-sort="ascending"] button::after { content: " \\2191"; }
            th[aria-sort="descending"] button::after { content: " \\2193"; }
            figure { align-items: start; border-top: 1px solid var(--line); display: grid; gap: 1rem 2.5rem;
              grid-template-columns: minmax(0, 1fr); margin: 0; padding: 1rem 0 1.5rem; }
            figcaption { font-weight: 600; }
            figcaption span { color: var(--quiet); display: block; font-weight: 400; }
            .chart { display: block; height: auto; min-width: 34rem; width: 100%; }
            .chart text { fill: var(--ink); font-size: 12px; text-anchor: middle; }
            .chart .label { fill: var(--quiet); }
            .chart .group { font-weight: 600; }
            .axis { stroke: var(--line); stroke-width: 1.5; }
            .bar:not(.unknown) { fill: var(--accent); }
            .bar.quiet { fill: var(--bar-quiet); }
            .bar.high { fill: var(--high); }
            .bar.medium { fill: var(--bar-medium); }
            .bar.low { fill: var(--bar-low); }
            .bar.fine { fill: var(--bar-fine); }
            .bar.unknown { stroke: var(--unknown); }
            .hatch-ground { fill: var(--ground); }
            .hatch-line { fill: var(--unknown); }
            footer { border-top: 1px solid var(--line); color: var(--quiet); font-size: .9rem; margin-top: 3rem; padding-top: 1rem; }
            @media (min-width: 60rem) {
              figure { grid-template-columns: minmax(0, 2fr) minmax(16rem, 1fr); }
              figcaption { grid-column: 1 / -1; }
            }
            @media print {
              @page { margin: 12mm; size: A4; }
              :root {
                --ground: #ffffff; --panel: #ffffff; --ink: #000000; --quiet: #444444; --line: #bbbbbb; --accent: #23598f;
                --high: #a4152d; --high-ground: #ffffff; --medium: #7d4f00; --medium-ground: #ffffff;
                --low: #285a86; --low-ground: #ffffff; --unknown: #5d4391; --unknown-ground: #ffffff;
                --fine: #24633c; --fine-ground: #ffffff; --bar-medium: #d08a1d; --bar-low: #6f9fc8; --bar-fine: #9fc3ab;
                --bar-quiet: #aab3bd;
              }
              @page wide { size: A4 landscape; }
              html { color-scheme: light; font-size: 9pt; }
              body { max-width: none; padding: 0; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
              nav, .skip, #sorted { display: none; }
              h2 { break-after: avoid; }
              .badge { border: 1px solid; }
              .cards { grid-template-columns: repeat(3, 1fr); }
              .card, figure, tr { break-inside: avoid; }
              figure { grid-template-columns: 2fr 1fr; }
              figcaption { grid-column: 1 / -1; }
              .chart { min-width: 0; }
              .scroll { overflow: visible; }
              .scroll > table:not(.numbers), .scroll > #tokens { min-width: 0; }
              .tokens { break-before: page; page: wide; }
              #tokens { line-height: 1.25; }
              #tokens th, #tokens td { font-size: 6.5pt; padding: .15rem .4rem .15rem 0; }
              thead button { text-decoration: none; }
            }
            """;

    private PageStyle() {}
}
