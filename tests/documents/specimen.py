"""A small document with what the real one has: headings, a table, a drawing, user text, two fields to sign in."""

import hashlib

import rfc8785

CSS = """
@page { size: A4; margin: 20mm 18mm 22mm; @bottom-right { content: "Side " counter(page) " av " counter(pages); } }
body { font-size: 10pt; line-height: 1.4; color: #1c2430; }
h1 { font-size: 20pt; } h2 { font-size: 14pt; break-before: page; } h3 { font-size: 11pt; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 0.5pt solid #8a93a0; padding: 2mm; text-align: left; }
.signatures { display: block; } .signature { margin-top: 6mm; break-inside: avoid; }
"""

DRAWING = """<svg viewBox="0 0 120 60" width="120" height="60" role="img">
<title>Høy sannsynlighet, alvorlig utfall</title>
<rect width="120" height="60" fill="#f5d7d2"/><circle cx="88" cy="18" r="9" fill="#a3261b"/></svg>"""

RECORD = {
    "organisation": {"name": "Fjordgløtt omsorgssenter", "orgnr": "974760673"},
    "work": {"title": "Nattevakt på Đorđes avdeling", "done": "Tilsyn ≥ 4 ganger, varsling → leder, sjekk ☐"},
}


def digest(record=None):
    return hashlib.sha256(rfc8785.dumps(record or RECORD)).hexdigest()


def attachment(record=None):
    envelope = {"uuid": "7b1d0c0e-0000-4000-8000-000000000001"}
    file = {"format": "alenearbeid/assessment", "version": 1, "envelope": envelope, "record": record or RECORD}
    return rfc8785.dumps(file)


def _hazard(number):
    return f"""<h3>Fare {number}: Vold og trusler</h3>
    <p>Den som er alene, får ikke hjelp før det har gått 12 minutter.</p>
    <table><caption>Risiko for fare {number}</caption>
    <thead><tr><th scope="col">Når</th><th scope="col">Sannsynlighet</th><th scope="col">Utfall</th></tr></thead>
    <tbody><tr><th scope="row">I dag</th><td>Sannsynlig</td><td>Alvorlig</td></tr>
    <tr><th scope="row">Når tiltakene er på plass</th><td>Lite sannsynlig</td><td>Moderat</td></tr></tbody></table>"""


def _field(name, tooltip):
    return f"""<div class="signature"><h3>{tooltip}</h3>
    <input type="checkbox" class="signature-field" name="{name}" title="{tooltip}"></div>"""


FIELDS = (("sig_employer", "Signaturfelt for arbeidsgiver"), ("sig_safety_rep", "Signaturfelt for verneombud"))


def fingerprint(of=None):
    """As the real paper prints it."""
    return f"""<table><tr><th scope="row">Sjekksum for innholdet (SHA-256)</th><td>{of or digest()}</td></tr></table>"""


def html(
    *, body="", lang='lang="nb"', title="<title>Risikovurdering av alenearbeid</title>", fields=FIELDS, printed=None
):
    """`printed` is the fingerprint that stands on it, when it is another than the record's."""
    hazards = "".join(_hazard(number) for number in range(1, 7))
    signatures = "".join(_field(name, tooltip) for name, tooltip in fields)
    return f"""<!doctype html><html {lang}><head><meta charset="utf-8">{title}<style>{CSS}</style></head><body><main>
    <h1>Risikovurdering av alenearbeid</h1>
    <p>{RECORD["work"]["title"]}: {RECORD["work"]["done"]}. Les mer i <a href="#hazards">farene</a>.</p>{DRAWING}{body}
    <h2 id="hazards">Farer</h2>{hazards}
    <h2>Signaturer</h2><div class="signatures">{signatures}</div>{fingerprint(printed)}</main></body></html>"""
