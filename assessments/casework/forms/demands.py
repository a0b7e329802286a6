"""The forms of demands and stops: what the safety rep writes, and what the employer answers."""

from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alenearbeid.accounts.models import Workplace
from assessments.casework.models import Assessment, Receiver
from assessments.record.choices import StopEnded

from .fields import usable_line, usable_text, without_identity_number
from .labels import choices_for
from .review import PlainForm

NO_NAMES = _("Ikke navn på brukere eller helseopplysninger.")


def line(label: Any, *, help_text: Any = "", required: Any = "", length: int = 200) -> forms.CharField:
    """A question with a short answer. `required` is what is said when it is not answered."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=length,
        required=bool(required),
        validators=[usable_line, without_identity_number],
        error_messages={"required": required} if required else None,
    )


def text(label: Any, *, help_text: Any = "", required: Any = "", rows: int = 3, length: int = 4000) -> forms.CharField:
    """A question with a longer answer."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
        max_length=length,
        required=bool(required),
        validators=[usable_text, without_identity_number],
        error_messages={"required": required} if required else None,
    )


def day(label: Any, *, help_text: Any = "", required: Any = "") -> forms.DateField:
    """A date, also as Norwegians type it where the browser has no calendar."""
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=bool(required),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
        error_messages={"invalid": _("Skriv datoen slik: dd.mm.åååå."), "required": required or ""},
    )


def moment(label: Any, *, help_text: Any = "", required: Any = "") -> forms.DateTimeField:
    """A date and a time of day."""
    return forms.DateTimeField(
        label=label,
        help_text=help_text,
        required=bool(required),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%d.%m.%Y %H:%M", "%d.%m.%Y kl. %H.%M"],
        error_messages={"invalid": _("Skriv dato og klokkeslett slik: dd.mm.åååå tt:mm."), "required": required},
    )


def not_in_the_future(value: Any) -> Any:
    """What has happened has happened."""
    now = timezone.now() if hasattr(value, "hour") else timezone.localdate()
    if value and value > now:
        raise forms.ValidationError(_("Tidspunktet er i fremtiden."))
    return value


def not_in_the_past(value: Any) -> Any:
    """A deadline in the past asks nobody."""
    if value < timezone.localdate():
        raise forms.ValidationError(_("Datoen er i fortiden. Velg en dato fra i dag."))
    return value


class OnceForm(PlainForm):
    """A form that makes one thing, however often it is sent: the thing's own number is in it."""

    once = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("once", uuid4())


class _AtWorkplace(OnceForm):
    workplace = forms.ModelChoiceField(
        Workplace.objects.none(),
        label=_("Arbeidssted"),
        empty_label=_("Velg …"),
        error_messages={
            "required": _("Velg arbeidsstedet det gjelder."),
            "invalid_choice": _("Velg et arbeidssted i ditt verneområde."),
        },
    )

    def __init__(self, *args: Any, workplaces: QuerySet[Workplace], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["workplace"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  # declared so above
        field.queryset = workplaces.order_by("organisation__name", "name")
        if len(field.queryset) == 1:
            self.initial.setdefault("workplace", field.queryset[0].pk)


class DemandForm(_AtWorkplace):
    """What is demanded, why, and by when an answer is wanted."""

    about = forms.ModelChoiceField(
        Assessment.objects.none(), to_field_name="uuid", required=False, widget=forms.HiddenInput
    )
    what = line(
        _("Hva skal vurderes?"),
        help_text=_("For eksempel «Kveldsvakt alene i resepsjonen». Ikke navn på personer."),
        required=_("Skriv hvilket arbeid som skal vurderes."),
    )
    why = text(
        _("Hvorfor krever du det?"),
        help_text=_(
            "Hvilke forhold kan føre til ulykke eller gå ut over helsen? Ikke navn på brukere eller helseopplysninger."
        ),
        required=_("Skriv hvorfor du krever en vurdering."),
        rows=5,
    )
    wanted_by = day(
        _("Når vil du ha svar?"),
        help_text=_("Loven sier «innen rimelig tid», uten et antall dager. Datoen er et forslag, og du bestemmer."),
        required=_("Sett en dato."),
    )

    def __init__(self, *args: Any, about: QuerySet[Assessment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["about"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
        field.queryset = about

    def clean_wanted_by(self) -> Any:
        return not_in_the_past(self.cleaned_data["wanted_by"])


class AcceptForm(PlainForm):
    """The employer says yes: how the assessment starts, and when it is to be signed."""

    start = forms.ChoiceField(
        label=_("Hvordan starter dere?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg hvordan dere starter.")},
    )
    done_by = day(
        _("Når skal vurderingen være ferdig og signert?"),
        help_text=_("Kravet er åpent til vurderingen er signert."),
        required=_("Sett en dato."),
    )
    note = text(_("Vil du skrive noe til verneombudet?"), rows=2)

    def __init__(self, *args: Any, starts: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["start"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        field.choices = starts
        self.initial.setdefault("start", starts[0][0])

    def clean_done_by(self) -> Any:
        return not_in_the_past(self.cleaned_data["done_by"])


class DeclineForm(PlainForm):
    reason = text(
        _("Hvorfor avslår dere kravet?"),
        help_text=_("Verneombudet kan sende svaret til arbeidsmiljøutvalget eller Arbeidstilsynet."),
        required=_("Skriv hvorfor dere avslår kravet."),
    )


class WithdrawDemandForm(PlainForm):
    reason = text(
        _("Hvorfor trekker du kravet tilbake?"),
        required=_("Skriv hvorfor du trekker kravet tilbake."),
        rows=2,
        length=2000,
    )


class NotifiedForm(PlainForm):
    """The safety rep has sent the notice, and says to whom and when."""

    whom = forms.ChoiceField(
        label=_("Hvem har du varslet?"),
        choices=Receiver.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg hvem du har varslet.")},
    )
    on = day(_("Når varslet du?"), required=_("Skriv datoen."))

    def clean_on(self) -> Any:
        return not_in_the_future(self.cleaned_data["on"])


class CouncilForm(PlainForm):
    """The works council has treated the demand."""

    on = day(_("Når ble saken behandlet i arbeidsmiljøutvalget?"), required=_("Skriv datoen."))
    protocol = line(_("Hvilket nummer har saken i protokollen?"))
    decision = text(
        _("Hva vedtok arbeidsmiljøutvalget?"),
        help_text=_("Skriv også fristen, hvis utvalget satte en."),
        required=_("Skriv hva utvalget vedtok."),
    )

    def clean_on(self) -> Any:
        return not_in_the_future(self.cleaned_data["on"])


class StopForm(_AtWorkplace):
    """Which work was stopped, when, why, and when the employer was told."""

    place = line(_("Hvor på arbeidsstedet?"))
    stopped_at = moment(_("Når stanset du arbeidet?"), required=_("Skriv dato og klokkeslett."))
    work = line(
        _("Hvilket arbeid stanset du?"),
        help_text=_("Arbeidet må bare stanses så langt det trengs for å avverge faren."),
        required=_("Skriv hvilket arbeid som er stanset."),
    )
    danger = text(
        _("Hva er den umiddelbare faren for liv eller helse?"),
        help_text=_(
            "Skriv også hvorfor faren ikke straks kunne avverges på en annen måte. Ikke navn på brukere eller "
            "helseopplysninger."
        ),
        required=_("Skriv hva faren er."),
        rows=4,
    )
    told_whom = line(
        _("Hvem hos arbeidsgiver fikk beskjed?"),
        help_text=_("Skriv rollen, og navnet hvis det trengs."),
        required=_("Skriv hvem som fikk beskjed."),
    )
    told_at = moment(
        _("Når fikk arbeidsgiver beskjed?"),
        help_text=_("Stansingen og grunnen skal meldes omgående."),
        required=_("Skriv dato og klokkeslett."),
    )

    def clean_stopped_at(self) -> Any:
        return not_in_the_future(self.cleaned_data["stopped_at"])

    def clean_told_at(self) -> Any:
        return not_in_the_future(self.cleaned_data["told_at"])

    def clean(self) -> dict[str, Any]:
        """Nobody is told of a stop before it is one."""
        cleaned = super().clean() or {}
        stopped, told = cleaned.get("stopped_at"), cleaned.get("told_at")
        if stopped and told and told < stopped:
            self.add_error("told_at", _("Tidspunktet er før arbeidet ble stanset."))
        return cleaned


class EndStopForm(PlainForm):
    """What the employer did, and when work was taken up again."""

    ended = forms.ChoiceField(
        label=_("Hvordan ble stansingen avsluttet?"),
        choices=choices_for(StopEnded),
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg hvordan stansingen ble avsluttet.")},
    )
    ended_at = moment(
        _("Når ble arbeidet tatt opp igjen, eller når tok Arbeidstilsynet stilling?"),
        required=_("Skriv dato og klokkeslett."),
    )
    measures_done = text(_("Hva er gjort?"), help_text=NO_NAMES, required=_("Skriv hva som er gjort."))
    authority_decision = text(
        _("Hva sa Arbeidstilsynet?"), help_text=_("Må fylles ut når Arbeidstilsynet har tatt stilling."), rows=2
    )

    def clean_ended_at(self) -> Any:
        return not_in_the_future(self.cleaned_data["ended_at"])

    def clean(self) -> dict[str, Any]:
        """A decision is written down."""
        cleaned = super().clean() or {}
        if cleaned.get("ended") == StopEnded.AUTHORITY and not cleaned.get("authority_decision"):
            self.add_error("authority_decision", _("Skriv hva Arbeidstilsynet sa."))
        return cleaned


class AnswerStopForm(PlainForm):
    """The safety rep's word on whether the danger is averted."""

    agrees = forms.TypedChoiceField(
        label=_("Er faren avverget?"),
        choices=[("yes", _("Ja, arbeidet kan fortsette")), ("no", _("Nei, arbeidet må fortsatt stå"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Svar ja eller nei.")},
    )
    words = text(_("Vil du skrive noe mer?"), rows=2)
