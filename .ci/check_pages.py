"""Reads report pages as an HTML parser and as a browser does; run by .ci/check-pages.

    check_pages.py parse [PAGE...]   each is HTML without a parse error (html5lib)
    check_pages.py browse [PAGE...]  each is seen in Chromium, at 1280 and 360 px, light and dark, and printed

In the browser axe-core finds no violation, and beside it, since it does not see these: no text overlaps
another, leaves its chart or the window, or is under 10 px; text in a chart has a contrast of 4.5, a mark of
3, and is painted at all; a printed page has at most two sheets of A4.

Ends with 0, with 1 where something was found, and with 77 where a package or Chromium is missing; without
pages it only says whether one is.
"""

import os
import pathlib
import re
import shutil
import sys

SKIPPED = 77

# Looks at text and marks of the page as laid out; returns sentences, one for each thing that is wrong.
LOOK = r"""
(settings) => {
  const found = [];
  const say = (what, element) => {
    const chart = element.closest('figure, section, table');
    found.push(what + (chart && chart.id ? ' (in #' + chart.id + ')' : ''));
  };
  const shorten = text => '"' + (text.length > 40 ? text.slice(0, 39) + '…' : text) + '"';

  // --- Colours.
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const colours = new Map();
  const colour = css => {
    if (!colours.has(css)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = css;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
      colours.set(css, [r, g, b, a / 255]);
    }
    return colours.get(css);
  };
  const over = (top, below, opacity) => {
    const a = top[3] * opacity;
    return [0, 1, 2].map(i => top[i] * a + below[i] * (1 - a)).concat(1);
  };
  const luminance = c => {
    const [r, g, b] = c.slice(0, 3).map(v => v / 255)
      .map(v => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => {
    const [x, y] = [luminance(a), luminance(b)];
    return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
  };
  const opacityOf = element => {
    let opacity = 1;
    for (let e = element; e; e = e.parentElement) opacity *= parseFloat(getComputedStyle(e).opacity);
    return opacity;
  };
  const surface = element => {
    const layers = [];
    for (let e = element; e; e = e.parentElement) layers.push(colour(getComputedStyle(e).backgroundColor));
    return layers.reverse().reduce((below, layer) => over(layer, below, 1), [255, 255, 255, 1]);
  };

  // --- Text: every run of it that is laid out, with its box without the space above and below letters.
  const isShown = element => {
    const style = getComputedStyle(element);
    return style.visibility === 'visible' && style.display !== 'none' && style.clipPath === 'none';
  };
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    const content = node.data.trim();
    if (!content || parent.closest('title, desc, style, script') || !isShown(parent)) continue;
    const svg = parent.closest('svg');
    const range = document.createRange();
    range.selectNodeContents(node);
    const scale = svg ? Math.abs(parent.getScreenCTM().d) : 1;
    const size = parseFloat(getComputedStyle(parent).fontSize) * scale;
    for (const box of range.getClientRects()) {
      if (box.width < 0.5 || box.height < 0.5) continue;
      const spare = Math.max(0, (box.height - 0.75 * size) / 2);
      texts.push({
        parent, svg, size, content,
        left: box.left, right: box.right, top: box.top + spare, bottom: box.bottom - spare });
    }
  }
  for (const text of texts) {
    if (text.size < 9.995) say(`${shorten(text.content)} is ${text.size.toFixed(1)} px`, text.parent);
    const scroller = text.parent.closest('.scroll');
    if (!scroller && (text.right > innerWidth + 1 || text.left < -1)) {
      say(`${shorten(text.content)} leaves the window`, text.parent);
    }
    if (text.svg) {
      const box = text.svg.getBoundingClientRect();
      const out = Math.max(
        box.left - text.left, text.right - box.right, box.top - text.top, text.bottom - box.bottom);
      if (out > 2) say(`${shorten(text.content)} leaves its chart by ${out.toFixed(1)} px`, text.parent);
    }
  }
  texts.sort((a, b) => a.top - b.top);
  for (let i = 0; i < texts.length; i++) {
    const a = texts[i];
    for (let k = i + 1; k < texts.length && texts[k].top < a.bottom; k++) {
      const b = texts[k];
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - b.top;
      if (wide > 1 && high > 1 && a.parent.closest('.scroll') === b.parent.closest('.scroll')) {
        say(`${shorten(a.content)} and ${shorten(b.content)} overlap`, a.parent);
      }
    }
  }

  // --- Marks: every shape of a chart is painted, and stands out from what is behind the chart unless it is
  // there to compare by or lets through what is below, as tints and the many paths behind a median do.
  for (const svg of document.querySelectorAll('svg')) {
    const behind = surface(svg);
    const box = svg.getBoundingClientRect();
    for (const shape of svg.querySelectorAll('path, rect, circle, ellipse, line, polyline, polygon')) {
      if (shape.closest('defs, clipPath, marker, pattern')) continue;
      const style = getComputedStyle(shape);
      const opacity = opacityOf(shape);
      const isTint = Math.min(opacity, opacity * parseFloat(style.fillOpacity)) <= 0.55;
      const paints = [];
      const isLine = shape.localName === 'line' || shape.localName === 'polyline';
      if (style.fill !== 'none' && !isLine) {
        paints.push(over(colour(style.fill), behind, opacity * parseFloat(style.fillOpacity)));
      }
      if (style.stroke !== 'none' && parseFloat(style.strokeWidth) > 0) {
        paints.push(over(colour(style.stroke), behind, opacity * parseFloat(style.strokeOpacity)));
      }
      const name = `a ${shape.localName} of class "${shape.getAttribute('class') || ''}"`;
      const best = Math.max(0, ...paints.map(paint => contrast(paint, behind)));
      if (!isShown(shape) || best < 1.05) {
        say(`${name} is not visible`, shape);
      } else if (!shape.closest(settings.faint) && !isTint && best < 2.995) {
        say(`${name} has a contrast of ${best.toFixed(2)}`, shape);
      }
      const own = shape.getBoundingClientRect();
      const out = Math.max(
        box.left - own.left, own.right - box.right, box.top - own.top, own.bottom - box.bottom);
      if (out > 2) say(`${name} leaves its chart by ${out.toFixed(1)} px`, shape);
    }
    // Text stands out from the shapes that are filled behind its middle.
    for (const text of svg.querySelectorAll('text')) {
      if (!text.textContent.trim() || !isShown(text)) continue;
      const style = getComputedStyle(text);
      let ground = behind;
      if (style.paintOrder.includes('stroke') && style.stroke !== 'none') {
        ground = over(colour(style.stroke), behind, 1);
      } else {
        text.scrollIntoView({ block: 'center' });
        const middle = text.getBoundingClientRect();
        const under = document.elementsFromPoint(
          middle.left + middle.width / 2, middle.top + middle.height / 2);
        for (const shape of under.reverse()) {
          if (!svg.contains(shape) || shape.localName === 'text' || shape === svg) continue;
          const paint = getComputedStyle(shape);
          if (paint.fill === 'none' || typeof shape.isPointInFill !== 'function') continue;
          ground = over(colour(paint.fill), ground, opacityOf(shape) * parseFloat(paint.fillOpacity));
        }
      }
      const ink = over(colour(style.fill), ground, opacityOf(text) * parseFloat(style.fillOpacity));
      const ratio = contrast(ink, ground);
      if (ratio < 4.495) say(`${shorten(text.textContent)} has a contrast of ${ratio.toFixed(2)}`, text);
    }
  }
  scrollTo(0, 0);
  if (document.documentElement.scrollWidth > innerWidth) {
    found.push(`the page is ${document.documentElement.scrollWidth} px wide, so that it scrolls sideways`);
  }
  return found;
}
"""

# Marks that are faint on purpose: lines and areas to compare by, beside ticks and words that say the same.
FAINT = ".s-grid, .f-grid, .s-axis, .f-axis, .s-band, .f-band"

VIEWS = [
    ("1280 px", 1280, "light", False),
    ("360 px", 360, "light", False),
    ("dark", 1280, "dark", False),
    ("360 px, dark, details open", 360, "dark", True),
]


def skip(what):
    print(f"SKIPPED: {what}; CONTRIBUTING.md says how to have it")
    sys.exit(SKIPPED)


def parse(pages):
    try:
        import html5lib
    except ImportError:
        skip("the Python package html5lib is missing, so no page was read by an HTML parser")
    found = []
    for page in pages:
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(pathlib.Path(page).read_text(encoding="utf-8"))
        for (line, column), code, _ in parser.errors:
            found.append(f"{page}:{line}:{column}: {code}")
    return found


def browse(pages):
    try:
        from axe_playwright_python.sync_playwright import Axe
        from playwright.sync_api import sync_playwright
    except ImportError:
        skip("the Python packages playwright and axe-playwright-python are missing, so no page was seen")
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not chromium:
        skip("there is no Chromium, so no page was seen in a browser")
    found = []
    if not pages:
        return found
    with sync_playwright() as playwright:
        # Without a sandbox it also starts in a container; it reads nothing but our own pages.
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name in pages:
            address = pathlib.Path(name).resolve().as_uri()
            for view, width, scheme, is_open in VIEWS:
                page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
                asked = []
                page.on("request", lambda request: asked.append(request.url))
                page.goto(address)
                if is_open:
                    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
                where = f"{name} ({view})"
                found += [f"{where}: asks for {url}" for url in asked if url != address]
                found += [f"{where}: {what}" for what in page.evaluate(LOOK, {"faint": FAINT})]
                for rule in Axe().run(page).response["violations"]:
                    for node in rule["nodes"]:
                        found.append(f"{where}: axe {rule['id']}: {rule['help']}: {node['html'][:120]}")
                if width == 1280 and scheme == "dark":
                    sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))
                    if sheets > 2:
                        found.append(f"{name}: prints on {sheets} sheets of A4, not on two")
                page.close()
        browser.close()
    return found


def main():
    commands = {"parse": parse, "browse": browse}
    if len(sys.argv) < 2 or sys.argv[1] not in commands:
        sys.exit(__doc__)
    found = commands[sys.argv[1]](sys.argv[2:])
    for what in found[:100]:
        print(f"error: {what}", file=sys.stderr)
    if len(found) > 100:
        print(f"error: and {len(found) - 100} more", file=sys.stderr)
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
