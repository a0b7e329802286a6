"""The words users read for every closed choice. The only module that knows them."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.record import choices as c
from assessments.record.risk import Level

_UNKNOWN = _("Vet ikke")
_NEVER = _("Aldri")

LABELS: dict[type[StrEnum], dict[StrEnum, Promise]] = {
    Level: {Level.GREEN: _("Lav"), Level.YELLOW: _("Middels"), Level.RED: _("Høy")},
    c.Answer: {c.Answer.YES: _("Ja"), c.Answer.NO: _("Nei"), c.Answer.UNKNOWN: _UNKNOWN},
    c.Category: {
        c.Category.PHYSICAL: _("Fysisk"),
        c.Category.PSYCHOSOCIAL: _("Psykososialt"),
        c.Category.VIOLENCE: _("Vold og trusler"),
    },
    c.Sector: {
        c.Sector.PRIVATE: _("Privat virksomhet"),
        c.Sector.MUNICIPAL: _("Kommune eller fylkeskommune"),
        c.Sector.STATE: _("Stat"),
        c.Sector.VOLUNTARY: _("Frivillig organisasjon"),
    },
    c.SafetyRepArrangement: {
        c.SafetyRepArrangement.ELECTED: _("Verneombud er valgt"),
        c.SafetyRepArrangement.REGIONAL: _("Regionalt verneombud"),
        c.SafetyRepArrangement.WRITTEN_AGREEMENT: _("Skriftlig avtale om en annen ordning (under fem arbeidstakere)"),
        c.SafetyRepArrangement.NONE: _("Verken verneombud eller avtale"),
        c.SafetyRepArrangement.UNKNOWN: _UNKNOWN,
    },
    c.WhyAlone: {
        c.WhyAlone.NATURE_OF_WORK: _("Arbeidet er slik at det gjøres av én"),
        c.WhyAlone.TENDER: _("Anbud eller kontrakt med oppdragsgiver"),
        c.WhyAlone.SAVING: _("Sparing eller bemanningsplan"),
        c.WhyAlone.ABSENCE: _("Fravær eller mangel på folk"),
        c.WhyAlone.OWN_WISH: _("Eget ønske"),
        c.WhyAlone.OTHER: _("Annet"),
    },
    c.Origin: {
        c.Origin.PLANNED: _("Det er planlagt slik"),
        c.Origin.BECAME_SO: _("Det er blitt slik"),
        c.Origin.UNKNOWN: _UNKNOWN,
    },
    c.Agreement: {
        c.Agreement.COLLECTIVE_AGREEMENT: _("Tariffavtale"),
        c.Agreement.APPRENTICE_CLAUSE: _("Bestemmelse om lærlinger"),
        c.Agreement.ROBBERY_ANNEX: _("Ransbilag eller annen avtale om ran"),
        c.Agreement.BREAK_CLAUSE: _("Bestemmelse om pauser"),
        c.Agreement.LOCAL_RULE: _("Lokal regel, prosedyre eller instruks"),
        c.Agreement.NONE: _("Nei, ingen"),
        c.Agreement.UNKNOWN: _UNKNOWN,
    },
    c.PeopleKind: {
        c.PeopleKind.UNDER_18: _("Noen under 18 år"),
        c.PeopleKind.APPRENTICE: _("Lærlinger"),
        c.PeopleKind.NEW: _("Nye i jobben"),
        c.PeopleKind.UNTRAINED: _("Noen som ikke er ferdig opplært"),
        c.PeopleKind.TEMPORARY: _("Vikarer og andre midlertidig ansatte"),
        c.PeopleKind.HIRED_IN: _("Innleide"),
        c.PeopleKind.CONTRACTOR: _("Ansatte hos en annen virksomhet"),
        c.PeopleKind.SELF_EMPLOYED: _("Selvstendige oppdragstakere"),
        c.PeopleKind.PREGNANT: _("Arbeidet kan bli gjort av gravide"),
        c.PeopleKind.NONE: _("Ingen av disse"),
    },
    c.TimeOfDay: {
        c.TimeOfDay.DAY: _("Dag"),
        c.TimeOfDay.EVENING: _("Kveld (fram til kl. 21)"),
        c.TimeOfDay.NIGHT: _("Natt (mellom kl. 21 og 06)"),
    },
    c.WeekPart: {
        c.WeekPart.WEEKDAYS: _("Hverdager"),
        c.WeekPart.SATURDAY: _("Lørdag på dagtid"),
        c.WeekPart.SATURDAY_EVENING: _("Lørdag kveld"),
        c.WeekPart.SUNDAY: _("Søndag eller helligdag"),
    },
    c.NightBasis: {
        c.NightBasis.NATURE_OF_WORK: _("Arbeidets art gjør det nødvendig"),
        c.NightBasis.OWN_INITIATIVE: _("Skriftlig avtale på den ansattes eget initiativ (bare kl. 21–23)"),
        c.NightBasis.UNION_AGREEMENT: _(
            "Skriftlig avtale med tillitsvalgte, for en avgrenset tid (krever tariffavtale)"
        ),
        c.NightBasis.UNKNOWN: _UNKNOWN,
    },
    c.NightHealthCheck: {
        c.NightHealthCheck.OFFERED: _("Ja, før de begynner og senere med jevne mellomrom"),
        c.NightHealthCheck.NOT_OFFERED: _("Nei, eller bare én gang"),
        c.NightHealthCheck.NOBODY_MAINLY_AT_NIGHT: _("Ingen arbeider mest om natten"),
        c.NightHealthCheck.UNKNOWN: _UNKNOWN,
    },
    c.ChildWork: {
        c.ChildWork.LIGHT: _("Lett arbeid, og alle har fylt 13 år"),
        c.ChildWork.SCHOOL: _("En del av skolegangen eller yrkesorientering som skolen har godkjent"),
        c.ChildWork.CULTURAL: _("Kulturelt eller lignende arbeid"),
        c.ChildWork.OTHER: _("Annet arbeid"),
        c.ChildWork.UNKNOWN: _UNKNOWN,
    },
    c.WorkingTimeRules: {
        c.WorkingTimeRules.CHAPTER_10: _("De vanlige reglene i arbeidsmiljøloven kapittel 10"),
        c.WorkingTimeRules.ROAD_TRANSPORT: _("Egne regler for sjåfører"),
        c.WorkingTimeRules.RAIL: _("Egne regler for jernbane"),
        c.WorkingTimeRules.LIVE_IN_CARE: _("Medleverordning i institusjon"),
        c.WorkingTimeRules.OFFSHORE: _("Egne regler for virksomhet til havs"),
        c.WorkingTimeRules.OTHER: _("Andre regler eller unntak"),
        c.WorkingTimeRules.UNKNOWN: _UNKNOWN,
    },
    c.Contact: {
        c.Contact.PUBLIC: _("Publikum eller passasjerer"),
        c.Contact.CUSTOMERS: _("Kunder"),
        c.Contact.USERS: _("Brukere, pasienter eller beboere"),
        c.Contact.CLIENTS: _("Klienter eller parter i en sak"),
        c.Contact.PUPILS: _("Elever eller barn"),
        c.Contact.OTHERS: _("Andre som ikke er kolleger"),
        c.Contact.NONE: _("Ingen"),
    },
    c.Handles: {
        c.Handles.CASH: _("Kontanter"),
        c.Handles.VALUABLES: _("Andre verdier"),
        c.Handles.MEDICINES: _("Legemidler"),
        c.Handles.ALCOHOL_TOBACCO: _("Alkohol eller tobakk for salg"),
        c.Handles.NONE: _("Ingen av disse"),
    },
    c.Setting: {
        c.Setting.EMPLOYERS_PREMISES: _("Hos arbeidsgiver"),
        c.Setting.CUSTOMERS_PREMISES: _("Hos en kunde eller oppdragsgiver"),
        c.Setting.PRIVATE_HOMES: _("Hjemme hos andre"),
        c.Setting.ON_THE_ROAD: _("På veien, på skinner eller i kjøretøy"),
        c.Setting.OUTDOORS: _("Ute"),
        c.Setting.OWN_HOME: _("I eget hjem"),
        c.Setting.OFFSHORE: _("Til havs (petroleum, energi)"),
        c.Setting.FISHING_SHIPPING: _("På skip eller fiskefartøy"),
    },
    c.IncidentKind: {
        c.IncidentKind.ACCIDENT: _("Ulykke med skade"),
        c.IncidentKind.NEAR_MISS: _("Nestenulykke (tilløp)"),
        c.IncidentKind.VIOLENCE: _("Vold"),
        c.IncidentKind.THREATS: _("Trusler"),
        c.IncidentKind.ROBBERY: _("Ran eller forsøk på ran"),
        c.IncidentKind.HARASSMENT: _("Trakassering, også seksuell trakassering"),
        c.IncidentKind.SUDDEN_ILLNESS: _("Noen ble brått syke mens de var alene"),
        c.IncidentKind.STRAIN: _("Psykisk belastning"),
    },
    c.Effect: {c.Effect.YES: _("Ja"), c.Effect.PARTLY: _("Delvis"), c.Effect.NO: _("Nei"), c.Effect.UNKNOWN: _UNKNOWN},
    c.NightWatch: {
        c.NightWatch.AWAKE: _("Våken nattevakt"),
        c.NightWatch.RESTING: _("Hvilende nattevakt"),
        c.NightWatch.NONE: _("Ikke nattevakt"),
    },
    c.Situation: {
        c.Situation.AMONG_PEOPLE: _("Alene blant andre mennesker, uten å kunne regne med hjelp fra dem"),
        c.Situation.ON_ASSIGNMENT: _("Alene ute på oppdrag"),
        c.Situation.IN_BUILDING: _("Alene i en bygning eller et lokale"),
        c.Situation.ON_WATCH: _("Alene på vakt"),
        c.Situation.ONLY_BY_RADIO: _("Uten kontakt med andre, unntatt på radio eller telefon"),
        c.Situation.NONE: _("Ingen av disse"),
    },
    c.TimeShare: {
        c.TimeShare.NEARLY_ALL: _("Nesten hele tiden"),
        c.TimeShare.THREE_QUARTERS: _("Ca ¾ av tiden"),
        c.TimeShare.HALF: _("Ca halvparten av tiden"),
        c.TimeShare.ONE_QUARTER: _("Ca ¼ av tiden"),
        c.TimeShare.VERY_LITTLE: _("Svært liten del av tiden"),
    },
    c.Stretch: {
        c.Stretch.UNDER_30_MIN: _("Under en halv time"),
        c.Stretch.UNDER_1_H: _("En halv til én time"),
        c.Stretch.UNDER_2_H: _("Én til to timer"),
        c.Stretch.UNDER_4_H: _("To til fire timer"),
        c.Stretch.UNDER_8_H: _("Fire til åtte timer"),
        c.Stretch.OVER_8_H: _("Mer enn åtte timer"),
        c.Stretch.UNKNOWN: _UNKNOWN,
    },
    c.HelpWay: {
        c.HelpWay.MOBILE: _("Mobiltelefon"),
        c.HelpWay.FIXED_PHONE: _("Fasttelefon"),
        c.HelpWay.RADIO: _("Radio eller nødnett"),
        c.HelpWay.INTERCOM: _("Callinganlegg eller porttelefon"),
        c.HelpWay.ALARM_BUTTON: _("Alarmknapp"),
        c.HelpWay.AUTOMATIC_ALARM: _("Alarm som varsler selv, for eksempel ved fall"),
        c.HelpWay.CALLING_OUT: _("Rope"),
        c.HelpWay.NONE: _("Hjelp kan ikke tilkalles"),
    },
    c.Coverage: {
        c.Coverage.EVERYWHERE: _("Ja, overalt"),
        c.Coverage.GAPS: _("Ikke overalt"),
        c.Coverage.NONE: _("Nei, det er ikke dekning"),
        c.Coverage.UNKNOWN: _UNKNOWN,
    },
    c.HelpTime: {
        c.HelpTime.AT_ONCE: _("Med en gang"),
        c.HelpTime.UNDER_5: _("Under 5 minutter"),
        c.HelpTime.FROM_5_TO_20: _("5 til 20 minutter"),
        c.HelpTime.FROM_20_TO_60: _("20 til 60 minutter"),
        c.HelpTime.OVER_60: _("Mer enn 60 minutter"),
        c.HelpTime.UNKNOWN: _UNKNOWN,
    },
    c.Helper: {
        c.Helper.COLLEAGUE_ON_SITE: _("Kollega på samme sted"),
        c.Helper.COLLEAGUE_ELSEWHERE: _("Kollega et annet sted"),
        c.Helper.MANAGER: _("Leder"),
        c.Helper.GUARD: _("Vekter eller alarmsentral"),
        c.Helper.EMERGENCY_SERVICES: _("Politi, ambulanse eller brannvesen"),
        c.Helper.CUSTOMER_OR_PUBLIC: _("Kunder eller publikum"),
        c.Helper.NOBODY: _("Ingen"),
        c.Helper.UNKNOWN: _UNKNOWN,
    },
    c.SilenceNoticedBy: {
        c.SilenceNoticedBy.PRESENT_COLLEAGUE: _("Kollega som er til stede"),
        c.SilenceNoticedBy.AUTOMATIC_ALARM: _("Alarm som varsler selv"),
        c.SilenceNoticedBy.AGREED_CALLS: _("Avtalte samtaler eller innsjekking"),
        c.SilenceNoticedBy.NEXT_SHIFT: _("De som kommer på neste vakt"),
        c.SilenceNoticedBy.CHANCE: _("Tilfeldig, for eksempel en kunde eller familie"),
        c.SilenceNoticedBy.NOBODY: _("Ingen"),
        c.SilenceNoticedBy.UNKNOWN: _UNKNOWN,
    },
    c.AlarmTested: {
        c.AlarmTested.THIS_MONTH: _("Den siste måneden"),
        c.AlarmTested.THIS_YEAR: _("Det siste året"),
        c.AlarmTested.LONGER_AGO: _("For mer enn et år siden"),
        c.AlarmTested.NEVER: _NEVER,
        c.AlarmTested.UNKNOWN: _UNKNOWN,
    },
    c.ContactFrequency: {
        c.ContactFrequency.SEVERAL_A_SHIFT: _("Flere ganger i løpet av vakten"),
        c.ContactFrequency.EVERY_SHIFT: _("Hver vakt"),
        c.ContactFrequency.WEEKLY: _("Hver uke"),
        c.ContactFrequency.RARELY: _("Sjeldnere"),
        c.ContactFrequency.NEVER: _NEVER,
        c.ContactFrequency.UNKNOWN: _UNKNOWN,
    },
    c.TaskKind: {
        c.TaskKind.SEWER_CONFINED_SPACE: _(
            "Arbeid i avløpsanlegg, for eksempel kum eller basseng, med fare for liv eller helse"
        ),
        c.TaskKind.TANK_PIPE: _("Arbeid i tank, rør eller rom med brannfarlig eller helsefarlig stoff"),
        c.TaskKind.HOT_WORK: _("Varmt arbeid, for eksempel sveising"),
        c.TaskKind.DIVING: _("Dykking"),
        c.TaskKind.ROPE_ACCESS: _("Arbeid i tau (tilkomstteknikk)"),
        c.TaskKind.PERSON_LIFT: _("Løft av personer med utstyr som ikke er laget for det"),
        c.TaskKind.HIGH_PRESSURE_JET: _("Høytrykkspyling"),
        c.TaskKind.MINE: _("Arbeid i gruve eller annet bergarbeid"),
        c.TaskKind.HIGH_VOLTAGE: _("Arbeid på eller nær høyspenning eller uisolert luftledning med spenning på"),
        c.TaskKind.MACHINE_FAULT_FINDING: _("Feilsøking eller vedlikehold på maskin"),
        c.TaskKind.AMBULANCE: _("Ambulanse"),
        c.TaskKind.FIRE_SERVICE: _("Vakt i brannvesenet"),
        c.TaskKind.SMOKE_DIVING: _("Røykdykking eller kjemikaliedykking"),
        c.TaskKind.COERCIVE_CARE: _(
            "Tvang overfor personer med utviklingshemming (helse- og omsorgstjenesteloven § 9-5 tredje ledd b og c)"
        ),
        c.TaskKind.CHAINSAW: _("Motorsag eller hogst"),
        c.TaskKind.BLASTING: _("Sprengning"),
        c.TaskKind.PATIENT_LIFT: _("Forflytning av bruker i heis eller personløfter"),
        c.TaskKind.NONE: _("Ingen av disse"),
    },
    c.AloneEffect: {
        c.AloneEffect.LIKELIHOOD: _("Det skjer lettere"),
        c.AloneEffect.OUTCOME: _("Det går verre når det skjer"),
        c.AloneEffect.BOTH: _("Begge deler"),
        c.AloneEffect.NOTHING: _("Det gjør ingen forskjell"),
        c.AloneEffect.UNKNOWN: _UNKNOWN,
    },
    c.AbleToAct: {
        c.AbleToAct.YES: _("Ja"),
        c.AbleToAct.PARTLY: _("Kanskje, det kommer an på skaden"),
        c.AbleToAct.NO: _("Nei"),
        c.AbleToAct.UNKNOWN: _UNKNOWN,
    },
    c.Strain: {
        c.Strain.LOW: _("Lav belastning"),
        c.Strain.MEDIUM: _("Middels belastning"),
        c.Strain.HIGH: _("Høy belastning"),
        c.Strain.UNKNOWN: _UNKNOWN,
    },
    c.Adequacy: {
        c.Adequacy.GOOD: _("Bra nok"),
        c.Adequacy.MUST_IMPROVE: _("Må bli bedre"),
        c.Adequacy.NOT_RELEVANT: _("Ikke aktuelt"),
        c.Adequacy.UNKNOWN: _UNKNOWN,
    },
    c.MeasureStatus: {c.MeasureStatus.IN_PLACE: _("På plass"), c.MeasureStatus.PLANNED: _("Planlagt")},
    c.Interim: {
        c.Interim.NOT_ALONE: _("Arbeidet gjøres ikke alene før tiltakene er på plass"),
        c.Interim.TEMPORARY_MEASURES: _("Midlertidige tiltak gjelder til de faste er på plass"),
    },
    c.LegalBasis: {
        c.LegalBasis.LEGAL_OBLIGATION: _("Rettslig forpliktelse (bokstav c)"),
        c.LegalBasis.VITAL_INTERESTS: _("Noens vitale interesser (bokstav d)"),
        c.LegalBasis.PUBLIC_TASK: _("Oppgave i allmennhetens interesse (bokstav e)"),
        c.LegalBasis.LEGITIMATE_INTEREST: _("Berettiget interesse (bokstav f)"),
        c.LegalBasis.UNKNOWN: _UNKNOWN,
    },
    c.DiscussedWith: {
        c.DiscussedWith.UNION_REPS: _("Drøftet med de tillitsvalgte"),
        c.DiscussedWith.ELECTED_REPRESENTATIVE: _("Ingen tillitsvalgt: drøftet med en valgt representant"),
        c.DiscussedWith.CALLED_NOT_MET: _("Innkalt, møtte ikke"),
        c.DiscussedWith.NOT_CONFIRMED: _("Drøftet, men ikke bekreftet av den andre parten"),
        c.DiscussedWith.NOT_DISCUSSED: _("Ikke drøftet ennå"),
    },
    c.StopEnded: {
        c.StopEnded.AVERTED: _("Faren er avverget, og arbeidet er tatt opp igjen"),
        c.StopEnded.AUTHORITY: _("Arbeidstilsynet har tatt stilling"),
    },
    c.ImpactAssessment: {
        c.ImpactAssessment.DONE: _("Ja, den er gjort"),
        c.ImpactAssessment.NOT_NEEDED: _("Nei, vi har vurdert at den ikke trengs"),
        c.ImpactAssessment.NOT_DONE: _("Nei, ikke ennå"),
        c.ImpactAssessment.UNKNOWN: _UNKNOWN,
    },
    c.CameraKept: {
        c.CameraKept.ONE_WEEK: _("Høyst én uke"),
        c.CameraKept.THIRTY_DAYS_POLICE: _("Inntil 30 dager, når politiet sannsynligvis skal ha dem"),
        c.CameraKept.THREE_MONTHS_SALES: _("Inntil tre måneder, på utsalgssted med betaling, i post eller bank"),
        c.CameraKept.NOTHING_RECORDED: _("Ingenting blir tatt opp"),
        c.CameraKept.LONGER: _("Lenger enn dette"),
        c.CameraKept.UNKNOWN: _UNKNOWN,
    },
    c.WorkerInvolvement: {
        c.WorkerInvolvement.CONVERSATION: _("Samtaler"),
        c.WorkerInvolvement.MEETING: _("Møte"),
        c.WorkerInvolvement.SURVEY: _("Undersøkelse"),
        c.WorkerInvolvement.INSPECTION: _("Vernerunde eller befaring"),
        c.WorkerInvolvement.NOT_INVOLVED: _("De har ikke vært med"),
    },
    c.Involvement: {
        c.Involvement.TOOK_PART: _("Ja, har vært med"),
        c.Involvement.ASKED_NO_ANSWER: _("Spurt, men har ikke svart"),
        c.Involvement.NOT_ASKED: _("Ikke spurt ennå"),
        c.Involvement.NOT_APPLICABLE: _("Finnes ikke i virksomheten"),
    },
    c.SpecialRisk: {
        c.SpecialRisk.CONTROLLED: _("Særlig risiko, kontrollert"),
        c.SpecialRisk.NOT_CONTROLLED: _("Særlig risiko, ikke kontrollert"),
        c.SpecialRisk.UNSETTLED: _("Uavklart"),
        c.SpecialRisk.NO: _("Ikke særlig risiko"),
    },
    c.Decision: {
        c.Decision.NO: _("Nei"),
        c.Decision.YES: _("Ja"),
        c.Decision.YES_ON_TERMS: _("Ja, på disse vilkårene"),
    },
    c.Statement: {
        c.Statement.AGREES: _("Enig"),
        c.Statement.DISAGREES: _("Uenig"),
        c.Statement.NOT_FULLY_CONSULTED: _("Ikke ferdig rådspurt"),
        c.Statement.WILL_NOT_SIGN: _("Ønsker ikke å signere"),
    },
    c.PartyRole: {
        c.PartyRole.EMPLOYER: _("Arbeidsgiver"),
        c.PartyRole.SAFETY_REP: _("Verneombud"),
        c.PartyRole.UNION_REP: _("Tillitsvalgt"),
        c.PartyRole.OCCUPATIONAL_HEALTH: _("Bedriftshelsetjeneste"),
        c.PartyRole.WORKER: _("Arbeidstaker"),
    },
    c.RemarkOutcome: {
        c.RemarkOutcome.ANSWERED: _("Besvart"),
        c.RemarkOutcome.TAKEN_IN: _("Tatt inn"),
        c.RemarkOutcome.DECLINED: _("Ikke tatt til følge"),
    },
    c.ProposalKind: {
        c.ProposalKind.HAZARD: _("Fare"),
        c.ProposalKind.MEASURE: _("Tiltak"),
    },
    c.ProposalOutcome: {
        c.ProposalOutcome.ACCEPTED: _("Tatt inn"),
        c.ProposalOutcome.DECLINED: _("Avslått"),
    },
}


def label(member: StrEnum) -> str:
    """The words for one choice, in the language of the reader."""
    return str(LABELS[type(member)][member])


def choices_for(enum: type[StrEnum]) -> list[tuple[str, Promise]]:
    """Values and words of an enum in the order it defines, as Django's fields take them."""
    return [(member.value, LABELS[enum][member]) for member in enum]
