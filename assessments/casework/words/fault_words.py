"""Words for the faults of an exchange file: where it is, what is wrong and what was expected."""

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assessments.record.canonical import Fault

A_DATE = _("er ikke en dato. Forventet for eksempel «2026-12-31».")
A_TIME = _("er ikke et klokkeslett. Forventet for eksempel «22:30:00».")
WORDS: dict[str, Promise] = {
    "not_json": _("er ikke lesbar JSON i UTF-8."),
    "too_large": _("er for stor (høyst %(limit)s byte)."),
    "doubled_key": _("står to ganger. Forventet én gang."),
    "float": _("er et desimaltall (%(value)s). Forventet et helt tall."),
    "extra_forbidden": _("er et ukjent felt. Ta det bort."),
    "missing": _("mangler."),
    "duplicate_key": _("har samme nøkkel to ganger."),
    "unknown_catalogue": _("katalogversjonen %(value)s er ikke lastet her."),
    "unknown_key": _("nøkkelen «%(value)s» finnes ikke i katalogversjonen filen viser til."),
    "different_wording": _("ordlyden er en annen enn i katalogversjonen filen viser til."),
    "own_without_definition": _("er virksomhetens egen, men filen sier ikke hva den er."),
    "own_definition": _("er virksomhetens egen, men definisjonen er feil i feltet «%(field)s»."),
    "own_defined_twice": _("er virksomhetens egen, og er definert på to måter i filen."),
    "no_table": _("er en tabell som blir mildere når risikoen øker, eller som ikke er rød i det verste hjørnet."),
    "other_organisation": _("filen gjelder organisasjonsnummer %(value)s, ikke denne virksomheten."),
    "half_statement": _("har en uttalelse uten dato, eller en dato uten uttalelse."),
    "half_answer": _("sier at merknaden er besvart, men har ikke noe svar."),
    "half_proposal": _("må si hvilken kategori faren hører til. Et tiltak har ingen kategori."),
    "half_decision": _("har et forslag som er avgjort uten dag eller begrunnelse, eller en begrunnelse for mye."),
    "too_few_answers": _("har færre enn %(least)s svar. Da kan ingenting vises."),
    "deadline_before_asking": _("er før dagen parten ble spurt."),
    "string_too_short": _("er tom. Ta feltet bort når det ikke er besvart."),
    "control_character": _("har tegn som ikke kan brukes i tekst."),
    "less_than_equal": _("er for stor. Forventet høyst %(le)s."),
    "greater_than_equal": _("er for liten. Forventet minst %(ge)s."),
    "string_too_long": _("er for lang. Forventet høyst %(max_length)s tegn."),
    "enum": _("har en ukjent verdi. Forventet %(expected)s."),
    "literal_error": _("har en ukjent verdi. Forventet %(expected)s."),
    "string_type": _("er ikke tekst."),
    "int_type": _("er ikke et helt tall."),
    "bool_type": _("er ikke true eller false."),
    "model_type": _("er ikke et objekt med felter."),
    "string_unicode": _("har tegn som ikke kan brukes i tekst."),
    **dict.fromkeys(("date_parsing", "date_from_datetime_parsing", "date_type"), A_DATE),
    **dict.fromkeys(("time_parsing", "time_type"), A_TIME),
    "tuple_type": _("er ikke en liste."),
}
OF_THE_WRONG_KIND = _("har en verdi av feil slag (%(kind)s).")


def fault_text(fault: Fault) -> str:
    """One line for the reader, in the language that is active."""
    place, either = fault.path or gettext("filen"), gettext("eller")  # Pydantic says «or»
    expected = str(fault.context.get("expected", "")).replace("' or '", f"' {either} '")
    words = WORDS.get(fault.kind, OF_THE_WRONG_KIND) % {**fault.context, "expected": expected, "kind": fault.kind}
    return f"{place}: {words}"
